"""Tells Weights & Biases of a run that Holdfast carries out.

The first line of the standard input names the run, each further one has the figures of a moment, and the last one how it
ended. All lines are JSON. Once the run is open, one line is printed.
"""

import json
import sys


def main() -> None:
    try:
        import wandb
    except ImportError:
        raise SystemExit(f"{sys.executable} has no package wandb; pip install wandb, or name another Python in HOLDFAST_PYTHON")
    lines = (json.loads(line) for line in sys.stdin)
    start = next(lines)
    run = wandb.init(
        project=start["project"],
        name=start["name"],
        id=start["id"],
        dir=start["folder"],
        config=start["settings"],
        resume="allow",
        settings=wandb.Settings(console="off", silent=True, disable_git=True, save_code=False),
    )
    # Figures come by the tune's steps, and a run that goes on may tell a step again: W&B's own count of calls says nothing.
    run.define_metric("step")
    run.define_metric("*", step_metric="step")
    print("open", flush=True)
    for line in lines:
        if "end" in line:
            run.summary["outcome"] = line["end"]
        else:
            run.log({**line["values"], "step": line["step"], "time": line["time"]})
    run.finish()


if __name__ == "__main__":
    main()
