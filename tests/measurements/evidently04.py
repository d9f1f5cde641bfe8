"""Reports in the format of Evidently 0.4. Run by regenerate.py with the interpreter of its own venv: IN_DIR OUT_DIR."""
import re
import sys
from pathlib import Path

import pandas as pd
from evidently import ColumnMapping
from evidently.metric_preset import DataDriftPreset
from evidently.metrics import ClassificationQualityMetric
from evidently.report import Report

source, target = Path(sys.argv[1]), Path(sys.argv[2])
reference, current = pd.read_csv(source / "reference.csv"), pd.read_csv(source / "current.csv")
FEATURES = ["age", "lead_time", "ward"]


def save(report, name):
    report.save_json(str(target / name))
    text = (target / name).read_text()
    text, n = re.subn(r'"timestamp": "[^"]*"', '"timestamp": "2026-11-02 06:30:00.000000"', text)
    assert n == 1, name
    (target / name).write_text(text + "\n")


drift = Report(metrics=[DataDriftPreset(per_column_stattest={"age": "psi", "lead_time": "jensenshannon", "ward": "kl_div"})])
drift.run(reference_data=reference[FEATURES], current_data=current[FEATURES],
          column_mapping=ColumnMapping(numerical_features=["age", "lead_time"], categorical_features=["ward"]))
save(drift, "report-0.4-drift.json")

quality = Report(metrics=[ClassificationQualityMetric()])
quality.run(reference_data=reference[["y", "proba"]], current_data=current[["y", "proba"]],
            column_mapping=ColumnMapping(target="y", prediction="proba", task="classification", pos_label=1))
save(quality, "report-0.4-classification.json")
