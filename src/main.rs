//! The `crosswalk` command.

fn main() -> std::process::ExitCode {
    crosswalk::cli::run()
}
