"""Writes the fixtures of the readers with the tools themselves. See FORMATS.md.

    python3.11 -m venv VENV && VENV/bin/pip install -r requirements.txt
    python3.11 -m venv OLD && OLD/bin/pip install -r requirements-evidently04.txt
    VENV/bin/python regenerate.py --old-evidently OLD/bin/python [--out DIR]

Every random id and time stamp that a tool writes is replaced by a fixed value: search for "fixed(".
"""
import argparse
import csv
import datetime as dt
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

HERE = Path(__file__).resolve().parent
os.environ.update(MLFLOW_ALLOW_FILE_STORE="true", MLFLOW_DISABLE_TELEMETRY="true", DO_NOT_TRACK="1", MPLBACKEND="Agg",
                  OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", HF_HUB_OFFLINE="1", GIT_PYTHON_REFRESH="quiet", MLFLOW_DISABLE_AUTO_LOGGING="true")
if os.environ.get("PYTHONHASHSEED") != "0":  # Evidently adds over a set of words: the last digit hangs on its order
    os.execve(sys.executable, [sys.executable, *sys.argv], dict(os.environ, PYTHONHASHSEED="0"))
warnings.filterwarnings("ignore")

import numpy as np
import pandas as pd

SEED = 20261121
UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
DAY = dt.datetime(2026, 11, 2, 6, 30)
AGAINST = "; reference against current"  # the other direction than catalog/metrics.toml asks for
MILLIS = 1793601000000  # DAY in UTC
ENVIRONMENT = ["jinja2==3.1.2", "markupsafe==2.1.5", "certifi==2024.7.4"]


def fixed(text, pattern, value, least=1):
    """Replaces what differs between runs; `value` may be a function of the running number."""
    seen = {}

    def put(found):
        key = found.group(0)
        seen.setdefault(key, value(len(seen) + 1) if callable(value) else value)
        return seen[key]

    text = re.sub(pattern, put, text)
    assert len(seen) >= least, (pattern, len(seen))
    return text


def numbered(n):
    return f"00000000-0000-4000-8000-{n:012d}"


def dump(path, value):
    """As most people write it: json.dump, so NaN comes out as a bare NaN."""
    path.write_text(json.dumps(value, indent=2) + "\n")


def people(rng, n, age, ward, shift):
    """A made-up staffing model: y is the truth, proba its score, label its answer at one half."""
    frame = pd.DataFrame({
        "age": np.round(rng.normal(age, 14, n), 1),
        "lead_time": np.round(rng.gamma(2.0, 3.0 + shift, n), 2),
        "ward": rng.choice(["medical", "surgical", "geriatric"], n, p=ward),
        "sex": rng.choice(["female", "male"], n),
    })
    logit = 0.05 * (frame["age"] - 60) + 0.25 * (frame["lead_time"] - 6) + 0.6 * (frame["sex"] == "male")
    frame["y"] = (rng.random(n) < 1 / (1 + np.exp(-logit))).astype(int)
    frame["proba"] = np.round(1 / (1 + np.exp(-(logit + rng.normal(0, 0.8, n)))), 4)
    frame["label"] = (frame["proba"] >= 0.5).astype(int)
    frame["hours"] = np.round(20 + 4 * logit + rng.normal(0, 2, n), 2)
    frame["hours_predicted"] = np.round(20 + 4 * logit, 2)
    frame["shift"] = rng.choice(["day", "night"], n, p=[0.7, 0.3])
    return frame


def evidently(out, reference, current, old):
    from evidently import BinaryClassification, DataDefinition, Dataset, Regression, Report
    from evidently import metrics as m
    from evidently.presets import DataDriftPreset

    features = ["age", "lead_time", "ward"]
    plain = DataDefinition(numerical_columns=["age", "lead_time"], categorical_columns=["ward"])

    def sets(columns, definition):
        return (Dataset.from_pandas(current[columns], data_definition=definition),
                Dataset.from_pandas(reference[columns], data_definition=definition))

    def save(snapshot, name):
        snapshot.save_json(str(out / name))
        (out / name).write_text((out / name).read_text() + "\n")

    def run(metrics, columns, definition, **more):
        return Report(metrics, **more).run(*sets(columns, definition), timestamp=DAY)

    save(run([DataDriftPreset()], features, plain), "drift-default.json")
    save(run([DataDriftPreset(per_column_method={"age": "psi", "lead_time": "jensenshannon", "ward": "kl_div"}),
              m.ValueDrift(column="lead_time", method="psi"), m.ValueDrift(column="ward", method="psi"),
              m.ValueDrift(column="ward", method="jensenshannon")], features, plain), "drift-methods.json")
    save(run([DataDriftPreset(method="psi")], features, plain, include_tests=True), "drift-tests.json")
    save(run([m.RowCount(), m.DatasetMissingValueCount(), m.DuplicatedRowCount(), m.MissingValueCount(column="age")], features, plain), "quality.json")
    binary = DataDefinition(categorical_columns=["y", "label"], numerical_columns=["proba"], classification=[
        BinaryClassification(target="y", prediction_labels="label", prediction_probas="proba", pos_label=1)])
    save(run([m.Accuracy(), m.F1Score(), m.RocAuc(), m.LogLoss(), m.FPR()], ["y", "label", "proba"], binary), "classification.json")
    numeric = DataDefinition(numerical_columns=["hours", "hours_predicted"], regression=[
        Regression(target="hours", prediction="hours_predicted")])
    save(run([m.MAE(), m.RMSE(), m.MAPE()], ["hours", "hours_predicted"], numeric), "regression.json")
    # what a workspace stores: the whole snapshot, the only 0.7 file that tells the time
    text = run([m.DatasetMissingValueCount(), m.DuplicatedRowCount(), m.RowCount()], features, plain).dumps()
    (out / "snapshot.json").write_text(fixed(text, UUID, numbered) + "\n")
    if old:
        with tempfile.TemporaryDirectory() as folder:
            reference.to_csv(Path(folder) / "reference.csv", index=False)
            current.to_csv(Path(folder) / "current.csv", index=False)
            subprocess.run([old, "-W", "ignore", str(HERE / "evidently04.py"), folder, str(out)], check=True)


def fairlearn(out, frame):
    import fairlearn.metrics as f
    from sklearn.metrics import accuracy_score, roc_auc_score

    chosen = {"accuracy": accuracy_score, "selection_rate": f.selection_rate, "true_positive_rate": f.true_positive_rate,
              "false_positive_rate": f.false_positive_rate, "false_negative_rate": f.false_negative_rate, "count": f.count}
    y, label = frame["y"], frame["label"]
    mf = f.MetricFrame(metrics=chosen, y_true=y, y_pred=label, sensitive_features=frame["sex"])
    (out / "by-group.json").write_text(mf.by_group.to_json() + "\n")
    mf.by_group.to_csv(out / "by-group.csv")
    two = f.MetricFrame(metrics=chosen, y_true=y, y_pred=label, sensitive_features=frame[["sex", "shift"]])
    (out / "by-two-features.json").write_text(two.by_group.to_json() + "\n")
    two.by_group.to_csv(out / "by-two-features.csv")
    dump(out / "metric-frame.json", {
        "overall": mf.overall.to_dict(), "by_group": mf.by_group.to_dict(orient="index"),
        "group_min": mf.group_min().to_dict(), "group_max": mf.group_max().to_dict(),
        "difference": mf.difference().to_dict(), "difference_to_overall": mf.difference(method="to_overall").to_dict(),
        "ratio": mf.ratio().to_dict()})
    rates = {n: chosen[n] for n in ("selection_rate", "accuracy")} | {"roc_auc": roc_auc_score}
    narrow = frame[(frame["ward"] != "surgical") | (frame["y"] == 1)]  # one ward without negatives
    gap = f.MetricFrame(metrics=rates, y_true=narrow["y"], y_pred=narrow["label"], sensitive_features=narrow["ward"])
    dump(out / "metric-frame-nan.json", {"overall": gap.overall.to_dict(), "by_group": gap.by_group.to_dict(), "difference": gap.difference(errors="coerce").to_dict()})
    (out / "by-group-nan.json").write_text(gap.by_group.to_json() + "\n")
    names = ["demographic_parity_difference", "demographic_parity_ratio", "equalized_odds_difference", "equalized_odds_ratio",
             "equal_opportunity_difference", "equal_opportunity_ratio"]
    found = {n: float(getattr(f, n)(y, label, sensitive_features=frame["sex"])) for n in names}
    found["false_positive_rate_difference"] = float(f.false_positive_rate_difference(y, label, sensitive_features=frame["sex"]))
    found["accuracy_score_difference"] = float(f.accuracy_score_difference(y, label, sensitive_features=frame["sex"]))
    dump(out / "disparity.json", found)


def scikit_learn(out, frame):
    import sklearn.metrics as s

    def scalars(part):
        y, label, proba = part["y"], part["label"], part["proba"]
        return {"accuracy_score": s.accuracy_score(y, label), "balanced_accuracy_score": s.balanced_accuracy_score(y, label),
                "f1_score": s.f1_score(y, label), "roc_auc_score": s.roc_auc_score(y, proba),
                "brier_score_loss": s.brier_score_loss(y, proba), "log_loss": s.log_loss(y, proba, labels=[0, 1]),
                "mean_absolute_error": s.mean_absolute_error(part["hours"], part["hours_predicted"]),
                "root_mean_squared_error": s.root_mean_squared_error(part["hours"], part["hours_predicted"])}

    y, label = frame["y"], frame["label"]
    dump(out / "classification-report.json", s.classification_report(y, label, output_dict=True))
    dump(out / "classification-report-names.json", s.classification_report(y, label, target_names=["enough staff", "short"], output_dict=True))
    wards = ["geriatric", "medical", "surgical"]
    guess = frame["ward"].where(frame["proba"] < 0.7, "medical")
    dump(out / "classification-report-some-labels.json", s.classification_report(frame["ward"], guess, labels=wards[:2], output_dict=True))
    none = pd.Series(["medical"] * len(frame))
    dump(out / "classification-report-nan.json", s.classification_report(frame["ward"], none, output_dict=True, zero_division=np.nan))
    dump(out / "scores.json", scalars(frame))
    only = frame[(frame["shift"] == "night") & (frame["y"] == 1)]
    by_shift = {name: scalars(part) for name, part in frame.groupby("shift")}
    by_shift["night, positives only"] = scalars(only)
    dump(out / "scores-by-shift.json", by_shift)


def mlflow(out, reference, current):
    import mlflow
    import sklearn.metrics as s
    from mlflow.entities import Metric
    from mlflow.tracking import MlflowClient

    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "mlruns"
        uri = store.as_uri()
        mlflow.set_tracking_uri(uri)
        client = MlflowClient(uri)
        experiment = client.create_experiment("ward-staffing")
        run = client.create_run(experiment, start_time=MILLIS, run_name="release 4.2", tags={"mlflow.user": "ml-platform"}).info.run_id
        client.log_param(run, "max_depth", 6)
        client.log_param(run, "reference_window", "2026-09")
        for step, minutes in enumerate((0, 5, 10)):
            client.log_metric(run, "accuracy", s.accuracy_score(current["y"][: 60 * (step + 1)], current["label"][: 60 * (step + 1)]), MILLIS + 60000 * minutes, step)
        # written late: the last line is not the highest step
        client.log_metric(run, "log_loss", s.log_loss(current["y"], current["proba"]), MILLIS + 600000, 2)
        client.log_metric(run, "log_loss", s.log_loss(reference["y"], reference["proba"]), MILLIS + 660000, 1)
        client.log_metric(run, "validation/roc_auc", s.roc_auc_score(current["y"], current["proba"]), MILLIS + 600000, 0)
        client.log_metric(run, "val_f1_score", s.f1_score(current["y"], current["label"]), MILLIS + 600000, 0)
        client.log_metric(run, "psi", float("nan"), MILLIS + 600000, 0)
        client.log_metric(run, "brier_score_loss", s.brier_score_loss(current["y"], current["proba"]), MILLIS + 600000, 3, dataset_name="wards-october", dataset_digest="9f86d081")
        client.log_metric(run, "latency_p95_ms", 182, MILLIS + 86400000, 0)
        client.set_terminated(run, "FINISHED", MILLIS + 720000)
        described = json.dumps(client.get_run(run).to_dictionary(), indent=2, sort_keys=True) + "\n"

        def same(text):
            return text.replace(run, "5f0c3a9e1b7d4c2f8a6e0d1c2b3a4f50").replace(experiment, "417203958216640293").replace(uri, "file:///srv/mlflow/mlruns")

        (out / "get-run.json").write_text(same(described))
        shutil.copytree(store / experiment / run, out / "mlruns" / same(experiment) / same(run))
        shutil.copy(store / experiment / "meta.yaml", out / "mlruns" / same(experiment) / "meta.yaml")
        shutil.rmtree(out / "mlruns" / same(experiment) / same(run) / "artifacts")
        for path in sorted(out.rglob("*")):
            if path.is_file() and path.suffix != ".json":
                path.write_text(re.sub(r"(creation_time|last_update_time): \d+", rf"\1: {MILLIS}", same(path.read_text())))

        mlflow.set_experiment("ward-staffing")
        for name, kind, target, answer in (("classifier", "classifier", "y", "label"), ("regressor", "regressor", "hours", "hours_predicted")):
            with mlflow.start_run():
                result = mlflow.models.evaluate(data=current[[target, answer]], targets=target, predictions=answer, model_type=kind)
                result.save(str(Path(folder) / name))
            shutil.copy(Path(folder) / name / "metrics.json", out / f"evaluate-{name}-metrics.json")


def shap(out, reference, current):
    import shap
    from sklearn.ensemble import RandomForestClassifier

    columns = ["age", "lead_time", "ward"]
    codes = {"geriatric": 0, "medical": 1, "surgical": 2}

    def numbers(frame):
        return frame[columns].assign(ward=frame["ward"].map(codes), age=frame["age"].fillna(60)).astype(float)

    background, rows = numbers(reference), numbers(current).head(24)
    model = (np.array([0.05, 0.25, -0.1]), -4.5)
    explanation = shap.LinearExplainer(model, shap.maskers.Independent(background, max_samples=len(background)))(rows)

    def saved(e):
        return {"values": e.values.tolist(), "base_values": np.asarray(e.base_values).tolist(), "data": np.asarray(e.data).tolist(), "feature_names": list(e.feature_names)}

    pd.DataFrame(explanation.values, columns=explanation.feature_names).to_csv(out / "values.csv", index=False)
    indexed = pd.DataFrame(explanation.values, columns=explanation.feature_names)
    indexed["base_value"] = explanation.base_values
    indexed.to_csv(out / "values-index-base.csv")  # pandas' default: an unnamed first column of row numbers
    moved = rows.assign(age=rows["age"] + np.random.default_rng(SEED + 3).normal(0, 6, len(rows)).round(2))
    again = shap.LinearExplainer(model, shap.maskers.Independent(background, max_samples=len(background)))(moved)
    pd.DataFrame(again.values, columns=again.feature_names).to_csv(out / "values-perturbed.csv", index=False)
    dump(out / "explanation.json", saved(explanation))
    forest = RandomForestClassifier(n_estimators=5, max_depth=2, random_state=SEED, n_jobs=1).fit(background, reference["y"])
    dump(out / "explanation-two-classes.json", saved(shap.TreeExplainer(forest)(rows.head(6))))
    mean = pd.Series(np.abs(explanation.values).mean(axis=0), index=explanation.feature_names).sort_values(ascending=False)
    mean.rename("mean_abs_shap").rename_axis("feature").to_csv(out / "importance.csv")


def cyclonedx(out, current):
    import pip_audit._service as service
    import sklearn.metrics as s
    from decimal import Decimal
    from uuid import UUID as Uuid

    from cyclonedx.model import ExternalReference, ExternalReferenceType, Property, XsUri
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.model.impact_analysis import ImpactAnalysisJustification, ImpactAnalysisState
    from cyclonedx.model.vulnerability import (BomTarget, Vulnerability, VulnerabilityAnalysis, VulnerabilityRating,
                                               VulnerabilityScoreSource, VulnerabilitySeverity, VulnerabilitySource)
    from cyclonedx.output.json import JsonV1Dot6
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator
    from packaging.version import Version
    from pip_audit._format import CycloneDxFormat

    stamp = dt.datetime(2026, 11, 2, 6, 30, tzinfo=dt.timezone.utc)

    def checked(name, text, version=SchemaVersion.V1_6):
        error = JsonStrictValidator(version).validate_str(text)
        assert error is None, (name, error)
        (out / name).write_text(text if text.endswith("\n") else text + "\n")

    # a plain SBOM of a small environment
    with tempfile.TemporaryDirectory() as folder:
        env = Path(folder) / "env"
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(env)], check=True)
        subprocess.run([sys.executable, "-m", "pip", "--python", str(env / "bin/python"), "install", "-q", "--no-deps", "--disable-pip-version-check", *ENVIRONMENT], check=True)
        text = subprocess.run([str(Path(sys.executable).parent / "cyclonedx-py"), "environment", "--output-reproducible", "--sv", "1.6", "--of", "JSON", str(env / "bin/python")],
                              check=True, capture_output=True, text=True, env=dict(os.environ, SOURCE_DATE_EPOCH=str(MILLIS // 1000))).stdout
    assert folder not in text
    parsed = json.loads(text)
    for tool in parsed["metadata"]["tools"]["components"]:  # where the tools themselves are distributed is of no use here
        tool["externalReferences"] = [r for r in tool["externalReferences"] if r["type"] != "distribution"]
    text = json.dumps(parsed, indent=2)
    checked("environment.cdx.json", text)

    # the same with findings and their analysis, made with the library
    bom = Bom.from_json(json.loads(text))
    bom.serial_number = Uuid(numbered(1))
    bom.version = 2
    bom.metadata.timestamp = stamp
    ref = next(c for c in bom.components if c.name.lower() == "jinja2").bom_ref
    source = VulnerabilitySource(name="Example advisories")  # made up: nothing is said here about a real package
    state, severity, scheme = ImpactAnalysisState, VulnerabilitySeverity, VulnerabilityScoreSource.CVSS_V3_1
    for number, (score, level, analysis) in enumerate((
            ("9.8", severity.CRITICAL, VulnerabilityAnalysis(state=state.EXPLOITABLE)),
            ("7.0", severity.HIGH, None),
            (None, severity.HIGH, VulnerabilityAnalysis(state=state.IN_TRIAGE)),
            ("7.5", severity.HIGH, VulnerabilityAnalysis(state=state.NOT_AFFECTED, justification=ImpactAnalysisJustification.CODE_NOT_REACHABLE, detail="The filter is used in no template.")),
            ("8.1", severity.HIGH, VulnerabilityAnalysis(state=state.RESOLVED, detail="Patched in the image.")),
            ("5.4", severity.MEDIUM, None),
            (None, severity.UNKNOWN, None)), 1):
        key = f"EXAMPLE-2026-{number:04}"
        rating = VulnerabilityRating(source=source, severity=level, score=Decimal(score), method=scheme) if score else VulnerabilityRating(source=source, severity=level)
        bom.vulnerabilities.add(Vulnerability(bom_ref=key, id=key, source=source, analysis=analysis, affects=[BomTarget(ref=ref.value)], ratings=[rating]))
    checked("environment-vulnerabilities.cdx.json", JsonV1Dot6(bom).output_as_string(indent=2))

    # pip-audit's own writer; the findings are stated here because its data base changes every day and needs the network
    def finding(key, alias, fix):
        return service.VulnerabilityResult(key, f"See {alias}.", [Version(fix)], {alias})

    result = {service.ResolvedDependency("jinja2", Version("3.1.2")): [finding("GHSA-h5c8-rqwp-cp95", "CVE-2024-22195", "3.1.3"), finding("GHSA-h75v-3vvj-5mfj", "CVE-2024-34064", "3.1.4"),
                                                                      finding("GHSA-q2x7-8rv6-6q7h", "CVE-2024-56326", "3.1.5"), finding("GHSA-cpwx-vrp4-h4m7", "CVE-2025-27516", "3.1.6")],
              service.ResolvedDependency("markupsafe", Version("2.1.5")): []}
    text = CycloneDxFormat(CycloneDxFormat.InnerFormat.Json).format(result, [])
    parsed = json.loads(text)
    parsed["metadata"]["timestamp"] = stamp.isoformat()
    parsed["serialNumber"] = "urn:uuid:" + numbered(2)
    names = {c["bom-ref"]: f"BomRef.{c['name']}" for c in parsed["components"]}
    text = json.dumps(parsed)
    for was, now in names.items():
        text = text.replace(was, now)
    # the order of findings and of dependencies hangs on the random references
    parsed = json.loads(text)
    parsed["dependencies"].sort(key=lambda d: d["ref"])
    for vulnerability in parsed["vulnerabilities"]:
        if "bom-ref" in vulnerability:
            vulnerability["bom-ref"] = "BomRef." + vulnerability["id"]
    parsed["vulnerabilities"].sort(key=lambda v: v["id"])
    checked("pip-audit.cdx.json", json.dumps(parsed), SchemaVersion.V1_4)

    # an ML-BOM; the library has no modelCard, so it is put in afterwards and the whole validated
    model = Component(type=ComponentType.MACHINE_LEARNING_MODEL, name="ward-staffing", version="4.2.0", bom_ref="ward-staffing@4.2.0", description="Predicts whether a shift will be short of staff.")
    data = Component(type=ComponentType.DATA, name="wards-2026-09", version="2026-09-30", bom_ref="wards-2026-09")
    numpy = Component(type=ComponentType.LIBRARY, name="numpy", version="2.4.6", bom_ref="numpy@2.4.6")
    model.external_references.add(ExternalReference(type=ExternalReferenceType.DOCUMENTATION, url=XsUri("https://models.example.org/ward-staffing")))
    model.properties.add(Property(name="example:release", value="4.2"))
    bom = Bom(serial_number=Uuid(numbered(3)), components=[model, data, numpy])
    bom.metadata.timestamp = stamp
    bom.register_dependency(model, [data, numpy])
    parsed = json.loads(JsonV1Dot6(bom).output_as_string())
    y, label, proba = current["y"], current["label"], current["proba"]
    night = current["shift"] == "night"
    card = {
        "bom-ref": "ward-staffing-card",
        "modelParameters": {"approach": {"type": "supervised"}, "task": "classification", "architectureFamily": "gradient boosting",
                            "datasets": [{"ref": "wards-2026-09"}], "inputs": [{"format": "table"}], "outputs": [{"format": "probability"}]},
        "quantitativeAnalysis": {"performanceMetrics": [
            {"type": "accuracy", "value": repr(float(s.accuracy_score(y, label))), "slice": "all wards", "confidenceInterval": {"lowerBound": "0.61", "upperBound": "0.74"}},
            {"type": "Accuracy", "value": f"{100 * s.accuracy_score(y[night], label[night]):.1f}%", "slice": "night shifts"},
            {"type": "f1", "value": f"{s.f1_score(y, label):.4f}"},
            {"type": "ROC AUC", "value": f"{s.roc_auc_score(y, proba):.4f}"},
            {"type": "brier_score", "value": f"{s.brier_score_loss(y, proba):.4f}"},
            {"type": "words per minute", "value": "n/a"}]},
        "considerations": {
            "users": ["Ward managers"], "useCases": ["Planning of the roster two weeks ahead"], "technicalLimitations": ["Not trained on children's wards"],
            "fairnessAssessments": [{"groupAtRisk": "Part-time staff", "benefits": "Fewer late calls", "harms": "More weekend shifts", "mitigationStrategy": "Weekly look at rosters by contract"}],
            "environmentalConsiderations": {"energyConsumptions": [
                {"activity": "inference", "energyProviders": [{"description": "Hospital grid", "organization": {"name": "Harbour Utilities"}, "energySource": "wind", "energyProvided": {"value": 4.1, "unit": "kWh"}}],
                 "activityEnergyCost": {"value": 4.1, "unit": "kWh"}, "co2CostEquivalent": {"value": 0.0004, "unit": "tCO2eq"},
                 "properties": [{"name": "example:inferences", "value": "120000"}]}]}}}
    for component in parsed["components"]:
        if component["type"] == "machine-learning-model":
            component["modelCard"] = card
    checked("ml-bom.cdx.json", json.dumps(parsed, indent=2))


def model_card(out, current):
    import sklearn.metrics as s
    from huggingface_hub import EvalResult, ModelCard, ModelCardData

    y, label, proba = current["y"], current["label"], current["proba"]

    def result(kind, name, value, **more):
        given = dict(task_type="tabular-classification", task_name="Short-staffed shift", dataset_type="example/wards", dataset_name="Wards 2026", metric_type=kind, metric_name=name, metric_value=value)
        return EvalResult(**(given | more))

    night = current["shift"] == "night"
    data = ModelCardData(language="en", license="apache-2.0", library_name="sklearn", tags=["tabular-classification"], model_name="ward-staffing", eval_results=[
        result("accuracy", "Accuracy", float(s.accuracy_score(y, label)), dataset_split="test", dataset_revision="5503434ddd753f426f4b38109466949a1217c2bb"),
        result("f1", "F1", float(s.f1_score(y, label)), dataset_split="test", dataset_revision="5503434ddd753f426f4b38109466949a1217c2bb"),
        result("roc_auc", "AUC", float(s.roc_auc_score(y, proba)), dataset_split="test", dataset_revision="5503434ddd753f426f4b38109466949a1217c2bb"),
        result("accuracy", "Accuracy (%)", round(100 * float(s.accuracy_score(y[night], label[night])), 1), dataset_config="night", dataset_split="test"),
        result("brier_score", "Brier", float(s.brier_score_loss(y[night], proba[night])), dataset_config="night", dataset_split="test"),
        result("mae", "MAE (hours)", float(s.mean_absolute_error(current["hours"], current["hours_predicted"])), task_type="tabular-regression", task_name="Hours wanted", source_name="Internal board", source_url="https://models.example.org/ward-staffing")])
    ModelCard.from_template(data, model_id="ward-staffing", model_description="Predicts whether a shift will be short of staff.", developers="Harbour Hospitals").save(out / "README.md")


def tables(out):
    """Reads the files back and writes expected.tsv (figures that stand in a file) and derived.tsv (figures to be computed from them)."""
    import yaml

    stated, derived, paths = [], [], []
    run = "mlflow/mlruns/417203958216640293/5f0c3a9e1b7d4c2f8a6e0d1c2b3a4f50/metrics/"
    day = DAY.date().isoformat()

    def load(name):
        return json.loads((out / name).read_text())

    def number(value):
        return "NaN" if value != value else f"{value:.12g}"

    def row(name, metric, subset, value, measured="", path=""):
        stated.append((name, name.split("/")[0], metric, subset, number(value), measured))
        paths.append((name, metric, subset, path))

    def computed(name, metric, subset, value, formula, measured=""):
        derived.append((name, name.split("/")[0], metric, subset, number(value), measured, formula))

    def get(name, metric, subset, *path, measured="", data=None):
        value = load(name) if data is None else data
        for step in path:
            value = value[step]
        row(name, metric, subset, float(value), measured, "$" + "".join(f"[{s}]" if isinstance(s, int) else f".{s}" if re.fullmatch(r"\w+", s) else f"['{s}']" for s in path))

    # evidently 0.7
    kinds = {"psi": "population-stability-index", "kl_div": "kl-divergence"}
    scores = {"Accuracy": "accuracy", "F1Score": "f1-score", "RocAuc": "roc-auc", "LogLoss": "log-loss", "RMSE": "root-mean-squared-error"}
    for name in ("drift-default", "drift-methods", "drift-tests", "quality", "classification", "regression"):
        name = f"evidently/{name}.json"
        data = load(name)
        for i, metric in enumerate(data["metrics"]):
            kind, config = metric["config"]["type"].split(":")[-1], metric["config"]
            if kind == "DriftedColumnsCount":
                get(name, "share-of-drifted-features", "", "metrics", i, "value", "share", data=data)
            elif kind == "ValueDrift" and config["method"] in kinds:
                get(name, kinds[config["method"]], config["column"] + AGAINST * (config["method"] == "kl_div"), "metrics", i, "value", data=data)
            elif kind == "ValueDrift" and config["method"] == "jensenshannon":
                computed(name, "jensen-shannon-divergence", config["column"], metric["value"] ** 2 / np.log(2), f"$.metrics[{i}].value squared, divided by ln 2: the file has the distance, the root of the divergence in nats")
            elif kind in scores:
                get(name, scores[kind], "", "metrics", i, "value", data=data)
            elif kind == "MAE":
                get(name, "mean-absolute-error", "", "metrics", i, "value", "mean", data=data)
        if "quality" in name:
            by = {m["config"]["type"].split(":")[-1]: m["value"] for m in data["metrics"]}
            computed(name, "duplicate-rate", "", by["DuplicatedRowCount"] / by["RowCount"], "DuplicatedRowCount.value / RowCount.value")
            computed(name, "data-completeness", "age", 1 - by["MissingValueCount"]["share"], "1 - MissingValueCount(column=age).value.share")
    snapshot = {r["metric_value_location"]["metric"]["params"]["type"].split(":")[-1]: r for r in load("evidently/snapshot.json")["metric_results"].values()}
    computed("evidently/snapshot.json", "duplicate-rate", "", snapshot["DuplicatedRowCount"]["value"] / snapshot["RowCount"]["value"], "DuplicatedRowCount / RowCount, each $.metric_results.<id>.value", day)
    # evidently 0.4
    old = "evidently/report-0.4-drift.json"
    if (out / old).exists():
        get(old, "share-of-drifted-features", "", "metrics", 0, "result", "share_of_drifted_columns", measured=day)
        for column, metric in (("age", "population-stability-index"), ("ward", "kl-divergence")):
            get(old, metric, column + AGAINST * (column == "ward"), "metrics", 1, "result", "drift_by_columns", column, "drift_score", measured=day)
        computed(old, "jensen-shannon-divergence", "lead_time", load(old)["metrics"][1]["result"]["drift_by_columns"]["lead_time"]["drift_score"] ** 2 / np.log(2), "drift_score squared, divided by ln 2: stattest_name is 'Jensen-Shannon distance'", day)
        old = "evidently/report-0.4-classification.json"
        for subset, part in (("", "current"), ("reference", "reference")):
            for key, metric in (("accuracy", "accuracy"), ("f1", "f1-score"), ("roc_auc", "roc-auc"), ("log_loss", "log-loss")):
                get(old, metric, subset, "metrics", 0, "result", part, key, measured=day)
        both = load(old)["metrics"][0]["result"]
        computed(old, "accuracy-loss", "", both["reference"]["accuracy"] - both["current"]["accuracy"], "result.reference.accuracy - result.current.accuracy; below 0: it got better", day)

    # fairlearn
    for key, metric in (("demographic_parity_difference", "demographic-parity-difference"), ("demographic_parity_ratio", "disparate-impact-ratio"),
                        ("equalized_odds_difference", "equalized-odds-difference"), ("equal_opportunity_difference", "equal-opportunity-difference"),
                        ("false_positive_rate_difference", "false-positive-rate-difference")):
        get("fairlearn/disparity.json", metric, "", key)
    name = "fairlearn/metric-frame.json"
    get(name, "accuracy", "", "overall", "accuracy")
    for group in ("female", "male"):
        get(name, "accuracy", group, "by_group", group, "accuracy")
    gaps = (("selection_rate", "demographic-parity-difference"), ("true_positive_rate", "equal-opportunity-difference"), ("false_positive_rate", "false-positive-rate-difference"))
    for key, metric in gaps:
        get(name, metric, "", "difference", key)
    get(name, "disparate-impact-ratio", "", "ratio", "selection_rate")
    whole = load(name)["difference"]
    computed(name, "equalized-odds-difference", "", max(whole["true_positive_rate"], whole["false_positive_rate"]), "max($.difference.true_positive_rate, $.difference.false_positive_rate)")
    name = "fairlearn/metric-frame-nan.json"
    for key, metric in (("accuracy", "accuracy"), ("roc_auc", "roc-auc")):
        get(name, metric, "", "overall", key)
        for group in ("geriatric", "medical", "surgical"):
            get(name, metric, group, "by_group", key, group)
    get(name, "demographic-parity-difference", "", "difference", "selection_rate")
    for stem in ("by-group", "by-two-features"):
        name = f"fairlearn/{stem}.json"
        table = load(name)
        for group in table["accuracy"]:
            get(name, "accuracy", group.strip("()").replace("'", ""), "accuracy", group)
        keys = 1 if stem == "by-group" else 2
        lines = list(csv.reader((out / f"fairlearn/{stem}.csv").open()))
        for n, line in enumerate(lines[1:], 2):
            row(f"fairlearn/{stem}.csv", "accuracy", ", ".join(line[:keys]), float(line[keys]), path=f"line {n}, column accuracy")
        for ending, columns in (("json", {k: list(v.values()) for k, v in table.items()}), ("csv", {c: [float(r[i]) for r in lines[1:]] for i, c in enumerate(lines[0]) if i >= keys})):
            spread = {k: max(v) - min(v) for k, v in columns.items()}
            for key, metric in gaps:
                computed(f"fairlearn/{stem}.{ending}", metric, "", spread[key], f"max - min of {key} over the groups")
            computed(f"fairlearn/{stem}.{ending}", "equalized-odds-difference", "", max(spread["true_positive_rate"], spread["false_positive_rate"]), "the greater of the spreads of true_positive_rate and false_positive_rate")
            computed(f"fairlearn/{stem}.{ending}", "disparate-impact-ratio", "", min(columns["selection_rate"]) / max(columns["selection_rate"]), "min / max of selection_rate over the groups")
    for group in ("geriatric", "medical"):
        get("fairlearn/by-group-nan.json", "roc-auc", group, "roc_auc", group)
    for group in ("geriatric", "medical", "surgical"):
        get("fairlearn/by-group-nan.json", "accuracy", group, "accuracy", group)

    # scikit-learn
    for stem in ("", "-names", "-some-labels", "-nan"):
        name = f"scikit-learn/classification-report{stem}.json"
        report = load(name)
        for key, value in report.items():
            if key == "accuracy":
                get(name, "accuracy", "", key)
            else:
                get(name, "f1-score", key, key, "f1-score")
        if stem != "-some-labels":
            computed(name, "balanced-accuracy", "", report["macro avg"]["recall"], "$['macro avg'].recall, where every label is in the report")
    names = {"accuracy_score": "accuracy", "balanced_accuracy_score": "balanced-accuracy", "f1_score": "f1-score", "roc_auc_score": "roc-auc", "brier_score_loss": "brier-score",
             "log_loss": "log-loss", "mean_absolute_error": "mean-absolute-error", "root_mean_squared_error": "root-mean-squared-error"}
    for key, metric in names.items():
        get("scikit-learn/scores.json", metric, "", key)
    for subset in load("scikit-learn/scores-by-shift.json"):
        for key, metric in names.items():
            get("scikit-learn/scores-by-shift.json", metric, subset, subset, key)

    # mlflow
    for key, metric, line in (("accuracy", "accuracy", 3), ("brier_score_loss", "brier-score", 1), ("latency_p95_ms", "latency-p95", 1), ("log_loss", "log-loss", 1),
                              ("psi", "population-stability-index", 1), ("val_f1_score", "f1-score", 1), ("validation/roc_auc", "roc-auc", 1)):
        stamp, value, _ = (out / run / key).read_text().splitlines()[line - 1].split(" ", 2)
        told = dt.datetime.fromtimestamp(int(stamp) / 1000, dt.timezone.utc).date().isoformat()
        subset = {"val_f1_score": "val", "validation/roc_auc": "validation", "brier_score_loss": "wards-october"}.get(key, "")
        row(run + key, metric, subset, float(value), told, f"line {line}, second field")
        get("mlflow/get-run.json", metric, "" if subset == "wards-october" else subset, "data", "metrics", key, measured=day)
    for key in ("accuracy_score", "f1_score"):
        get("mlflow/evaluate-classifier-metrics.json", names[key], "", key)
    for key in ("mean_absolute_error", "root_mean_squared_error"):
        get("mlflow/evaluate-regressor-metrics.json", names[key], "", key)

    # shap
    share = "mean of absolute values by feature; the greatest over the sum"
    for stem in ("values", "values-index-base", "values-perturbed"):
        table = pd.read_csv(out / f"shap/{stem}.csv")[["age", "lead_time", "ward"]].abs().mean()
        computed(f"shap/{stem}.csv", "top-feature-share", table.idxmax(), table.max() / table.sum(), share)
    first, second = (pd.read_csv(out / f"shap/{n}.csv") for n in ("values", "values-perturbed"))
    base = float(pd.read_csv(out / "shap/values-index-base.csv")["base_value"].iloc[0])
    same = (first.sum(axis=1) + base > 0) == (second.sum(axis=1) + base > 0)
    alike = [a.corr(b, method="spearman") for (_, a), (_, b), s in zip(first.iterrows(), second.iterrows(), same) if s]
    computed("shap/values-perturbed.csv", "explanation-stability", "", float(np.mean(alike)), f"mean over the {len(alike)} rows with an unchanged sign of base_value + sum of Spearman's rank correlation with the same row of shap/values.csv")
    table = pd.read_csv(out / "shap/importance.csv").set_index("feature")["mean_abs_shap"]
    computed("shap/importance.csv", "top-feature-share", table.idxmax(), table.max() / table.sum(), "the greatest over the sum")
    saved = load("shap/explanation.json")
    table = pd.Series(np.abs(np.array(saved["values"])).mean(axis=0), index=saved["feature_names"])
    computed("shap/explanation.json", "top-feature-share", table.idxmax(), table.max() / table.sum(), share)
    saved = load("shap/explanation-two-classes.json")
    table = pd.Series(np.abs(np.array(saved["values"])[:, :, 1]).mean(axis=0), index=saved["feature_names"])
    computed("shap/explanation-two-classes.json", "top-feature-share", table.idxmax(), table.max() / table.sum(), "as above over $.values[*][*][1], the second class")

    # cyclonedx
    name = "cyclonedx/ml-bom.cdx.json"
    bom = load(name)
    at, model = next((i, c) for i, c in enumerate(bom["components"]) if "modelCard" in c)
    for i, figure in enumerate(model["modelCard"]["quantitativeAnalysis"]["performanceMetrics"]):
        metric = {"accuracy": "accuracy", "Accuracy": "accuracy", "f1": "f1-score", "ROC AUC": "roc-auc", "brier_score": "brier-score"}.get(figure["type"])
        place = f"$.components[{at}].modelCard.quantitativeAnalysis.performanceMetrics[{i}].value"
        if metric and figure["value"].endswith("%"):
            row(name, metric, figure.get("slice", ""), float(figure["value"][:-1]), "", place + " (a string, per cent: the share is a hundredth)")
        elif metric:
            row(name, metric, figure.get("slice", ""), float(figure["value"]), "", place + " (a string)")
    computed(name, "energy-per-1000-inferences", "", 4.1 / 120000 * 1000, "kWh: activityEnergyCost.value / property example:inferences * 1000; the format has no field for the number of inferences")
    computed("cyclonedx/pip-audit.cdx.json", "known-vulnerabilities", "of unknown score", len(load("cyclonedx/pip-audit.cdx.json")["vulnerabilities"]), "length of $.vulnerabilities; none has a rating, so how many count (score of 7.0 or more) can't be told", day)
    found = load("cyclonedx/environment-vulnerabilities.cdx.json")["vulnerabilities"]
    closed = {"resolved", "resolved_with_pedigree", "false_positive", "not_affected"}
    name = "cyclonedx/environment-vulnerabilities.cdx.json"
    left = [v["ratings"][0] for v in found if v.get("analysis", {}).get("state") not in closed]
    grave = [r for r in left if (float(r["score"]) >= 7 if "score" in r else r["severity"] in ("critical", "high"))]
    computed(name, "known-vulnerabilities", "", len(grave), "of $.vulnerabilities those with ratings[].score of 7.0 or more (without a score: severity high or critical), and analysis.state not resolved, resolved_with_pedigree, false_positive or not_affected", day)
    computed(name, "known-vulnerabilities", "of unknown score", sum("score" not in r and r["severity"] == "unknown" for r in left), "as above, without score and of severity unknown", day)

    # model card
    name = "model-card/README.md"
    for i, part in enumerate((front := yaml.safe_load((out / name).read_text().split("---")[1]))["model-index"][0]["results"]):
        for j, figure in enumerate(part["metrics"]):
            metric = {"accuracy": "accuracy", "f1": "f1-score", "roc_auc": "roc-auc", "brier_score": "brier-score", "mae": "mean-absolute-error"}[figure["type"]]
            subset = ", ".join(part["dataset"][k] for k in ("name", "config", "split") if k in part["dataset"])
            get(name, metric, subset, "model-index", 0, "results", i, "metrics", j, "value", data=front)

    def write(name, head, rows):
        with (out / name).open("w", newline="") as file:
            csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None, escapechar=None).writerows([head, *rows])

    head = ("file", "reader", "metric", "subset", "value", "measured")
    write("expected.tsv", head, stated)
    write("derived.tsv", (*head, "formula"), derived)
    write("paths.tsv", ("file", "metric", "subset", "path"), paths)
    print(len(stated), "stated,", len(derived), "derived")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--old-evidently", metavar="PYTHON")
    options.add_argument("--out", type=Path, default=HERE)
    options = options.parse_args()
    rng = np.random.default_rng(SEED)
    reference = people(rng, 240, 60, [0.5, 0.3, 0.2], 0.0)
    current = people(rng, 200, 66, [0.35, 0.3, 0.35], 1.0)
    complete = current.copy()
    current.loc[[3, 17, 41], "age"] = np.nan
    current.loc[199] = current.loc[198]
    complete.loc[199] = complete.loc[198]
    makers = {"evidently": lambda o: evidently(o, reference, current, options.old_evidently), "fairlearn": lambda o: fairlearn(o, complete),
              "scikit-learn": lambda o: scikit_learn(o, complete), "mlflow": lambda o: mlflow(o, reference, complete), "shap": lambda o: shap(o, reference, complete),
              "cyclonedx": lambda o: cyclonedx(o, complete), "model-card": lambda o: model_card(o, complete)}
    for name, make in makers.items():
        folder = options.out / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        make(folder)
        print("wrote", name, flush=True)
    tables(options.out)


if __name__ == "__main__":
    main()
