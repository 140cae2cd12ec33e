"""Fine-tunes with TRL and PEFT as Holdfast's protocol for external trainers wants it.

    python trl_trainer.py FOLDER --rows-at-once N --parts N [--backend unsloth] [--checkpoint-steps N] [--four-bit]

A step's batch is made up of so many parts of so many rows in each process. FOLDER holds request.json, which
docs/external-trainers.md describes. The rows come as tokens with loss weights, so that every trainer learns from exactly
the same examples. SIGTERM ends the training after the step under way, with a checkpoint; a start goes on from the newest
checkpoint that is whole.
"""

import argparse
import json
import os
import signal
import time
from pathlib import Path


def main() -> None:
    options = read_options()
    request = json.loads((options.folder / "request.json").read_text())
    settings = request["settings"]

    # Unsloth patches what is imported after it.
    if options.backend == "unsloth":
        import unsloth  # noqa: F401
    import torch
    from transformers import set_seed

    set_seed(settings["seed"])
    cuda = torch.cuda.is_available()
    bf16 = cuda and torch.cuda.is_bf16_supported()
    rows = [json.loads(line) for line in open(request["examples"], encoding="utf-8")]
    # Unsloth alone asks for it, and is given no rows that compare answers.
    longest = max(len(row.get("tokens", [])) for row in rows)
    model, tokenizer = load_model(request, settings, options, bf16, longest)
    arguments = {
        "output_dir": request["checkpoints"],
        "num_train_epochs": settings["epochs"],
        "learning_rate": settings["learningRate"],
        "lr_scheduler_type": schedule(settings),
        "warmup_steps": settings["warmupSteps"],
        "per_device_train_batch_size": options.rows_at_once,
        "gradient_accumulation_steps": options.parts,
        "seed": settings["seed"],
        "bf16": bf16,
        "use_cpu": not cuda,
        "gradient_checkpointing": cuda,
        "max_length": None,
        "logging_steps": 1,
        "save_strategy": "steps",
        "save_steps": options.checkpoint_steps,
        "save_total_limit": 2,
        "report_to": "none",
        "disable_tqdm": True,
    }
    trainer = trainer_for(
        request.get("objective"),
        rows,
        arguments,
        model=model,
        processing_class=tokenizer,
        peft_config=adapter_config(settings, options),
    )
    checkpoint = newest_checkpoint(Path(request["checkpoints"]))
    trainer.add_callback(reporter(request, len(rows), checkpoint))
    trainer.train(resume_from_checkpoint=str(checkpoint) if checkpoint else None)
    if stopped.is_set:
        raise SystemExit(143)

    # Under a name of its own first, so that the model's folder is whole when it appears.
    part = f"{request['model']}.part"
    trainer.save_model(part)
    if trainer.is_world_process_zero():
        if settings["method"] == "full":
            tokenizer.save_pretrained(part)
        os.replace(part, request["model"])
        tell(request, {"type": "end"})


def trainer_for(objective: dict | None, rows: list, arguments: dict, **parts):
    """The trainer of TRL that learns rows, or compares their answers. Rows are tokens already, so nothing is prepared."""
    from datasets import Dataset
    from trl import DPOConfig, DPOTrainer, KTOConfig, KTOTrainer, SFTConfig, SFTTrainer

    if objective is None:
        columns = {"input_ids": [row["tokens"] for row in rows], "labels": [labels(row) for row in rows]}
        skipped = {"skip_prepare_dataset": True}
        args = SFTConfig(packing=False, dataset_kwargs=skipped, **arguments)
        return SFTTrainer(train_dataset=Dataset.from_dict(columns), args=args, **parts)

    pairs = objective["kind"] == "dpo"
    split = [prompt_and_answer(row["chosen" if pairs else "answer"]) for row in rows]
    answers = [answer for _, answer in split]
    columns = {"prompt_ids": [prompt for prompt, _ in split]}
    if pairs:
        base, config = DPOTrainer, DPOConfig
        columns |= {"chosen_ids": answers}
        columns |= {"rejected_ids": [prompt_and_answer(row["rejected"])[1] for row in rows]}
    else:
        base, config = KTOTrainer, KTOConfig
        columns |= {"completion_ids": answers, "label": [row["desirable"] for row in rows]}
        # Each prompt with the answer before it, over the whole of the data.
        columns |= {"KL_completion_ids": answers[-1:] + answers[:-1]}

    class Prepared(base):
        def _prepare_dataset(self, dataset, *_, **__):
            return dataset

    args = config(beta=objective["beta"], **arguments)
    return Prepared(train_dataset=Dataset.from_dict(columns), args=args, **parts)


def labels(row: dict) -> list:
    return [token if weight > 0 else -100 for token, weight in zip(row["tokens"], row["weights"])]


def prompt_and_answer(row: dict) -> tuple:
    """Of a row's tokens those before the first that counts, and those from it to the last."""
    counting = [place for place, weight in enumerate(row["weights"]) if weight > 0]
    return row["tokens"][: counting[0]], row["tokens"][counting[0] : counting[-1] + 1]


class Stopped:
    """Set once SIGTERM has come."""

    is_set = False

    def __call__(self, *_: object) -> None:
        self.is_set = True


stopped = Stopped()


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--backend", choices=["transformers", "unsloth"], default="transformers")
    parser.add_argument("--rows-at-once", type=int, required=True)
    parser.add_argument("--parts", type=int, required=True)
    parser.add_argument("--checkpoint-steps", type=int, default=50)
    parser.add_argument("--four-bit", action="store_true")
    return parser.parse_args()


def load_model(
    request: dict, settings: dict, options: argparse.Namespace, bf16: bool, longest: int
) -> tuple:
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer, BitsAndBytesConfig

    full = settings["method"] == "full"
    if options.backend == "unsloth":
        from unsloth import FastLanguageModel

        # Unsloth cuts rows that are longer than what the model was loaded for.
        model, tokenizer = FastLanguageModel.from_pretrained(
            request["base"],
            max_seq_length=longest,
            load_in_4bit=options.four_bit,
            full_finetuning=full,
            dtype=None,
        )
        if not full:
            model = FastLanguageModel.get_peft_model(
                model,
                r=settings["rank"],
                lora_alpha=settings["alpha"],
                lora_dropout=0,
                random_state=settings["seed"],
            )
        return model, tokenizer

    # All parameters learn in 32 bits; frozen ones may be halved.
    dtype = torch.bfloat16 if bf16 and not full else torch.float32
    quantization = (
        BitsAndBytesConfig(
            load_in_4bit=True,
            bnb_4bit_quant_type="nf4",
            bnb_4bit_use_double_quant=True,
            bnb_4bit_compute_dtype=dtype,
        )
        if options.four_bit
        else None
    )
    model = AutoModelForCausalLM.from_pretrained(
        request["base"], dtype=dtype, quantization_config=quantization, local_files_only=True
    )
    tokenizer = AutoTokenizer.from_pretrained(request["base"], local_files_only=True)
    if tokenizer.pad_token is None:
        tokenizer.pad_token = tokenizer.eos_token
    return model, tokenizer


def adapter_config(settings: dict, options: argparse.Namespace):
    if settings["method"] == "full" or options.backend == "unsloth":
        return None
    from peft import LoraConfig

    return LoraConfig(
        r=settings["rank"],
        lora_alpha=settings["alpha"],
        lora_dropout=0.0,
        target_modules="all-linear",
        task_type="CAUSAL_LM",
    )


def schedule(settings: dict) -> str:
    warm_constant = settings["schedule"] == "constant" and settings["warmupSteps"] > 0
    return "constant_with_warmup" if warm_constant else settings["schedule"]


def newest_checkpoint(folder: Path) -> Path | None:
    """The newest checkpoint that is whole: the trainer's state is what is written last."""

    def is_whole(path: Path) -> bool:
        try:
            return "global_step" in json.loads((path / "trainer_state.json").read_text())
        except (OSError, ValueError):
            return False

    found = [path for path in folder.glob("checkpoint-*") if path.is_dir() and is_whole(path)]
    return max(found, key=lambda path: int(path.name.split("-")[1]), default=None)


def tell(request: dict, event: dict) -> None:
    with open(request["events"], "a", encoding="utf-8") as events:
        events.write(json.dumps(event) + "\n")


def reporter(request: dict, examples: int, checkpoint: Path | None):
    from transformers import TrainerCallback

    class Reporter(TrainerCallback):
        """Tells Holdfast how the training goes on, and ends it on SIGTERM."""

        def on_train_begin(self, args, state, control, **_):
            signal.signal(signal.SIGTERM, stopped)
            self.tokens = 0
            self.time = time.monotonic()
            if state.is_world_process_zero:
                done = int(checkpoint.name.split("-")[1]) if checkpoint else 0
                start = {"steps": state.max_steps, "examples": examples, "resumedAfter": done}
                tell(request, {"type": "start", **start})

        def on_step_end(self, args, state, control, **_):
            if stopped.is_set:
                control.should_save = True
                control.should_training_stop = True
            return control

        def on_log(self, args, state, control, logs=None, **_):
            if not state.is_world_process_zero or "loss" not in (logs or {}):
                return
            now, tokens = time.monotonic(), int(logs.get("num_tokens", 0))
            step = {
                "step": state.global_step,
                "steps": state.max_steps,
                "epoch": float(logs.get("epoch", 0)),
                "loss": float(logs["loss"]),
                "learningRate": float(logs.get("learning_rate", 0)),
            }
            if 0 < self.tokens < tokens:
                count = tokens - self.tokens
                step |= {"tokens": count, "tokensPerSecond": count / max(now - self.time, 1e-9)}
            self.tokens, self.time = tokens, now
            tell(request, {"type": "step", **step})

        def on_save(self, args, state, control, **_):
            if state.is_world_process_zero:
                path = Path(args.output_dir) / f"checkpoint-{state.global_step}"
                tell(request, {"type": "checkpoint", "step": state.global_step, "model": str(path)})

    return Reporter()


if __name__ == "__main__":
    main()
