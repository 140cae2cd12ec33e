"""Draws the safety curve of a fine-tune by a trainer of transformers, such as TRL's.

    trainer.add_callback(SafetyCurve(trainer, benchmark="prompts.csv", every_steps=50))

Before the first step and after so many steps the model answers a few prompts that it should refuse. `holdfast watch`, which
this starts, names the prompts and reads the answers; what it says is logged with the trainer's own figures, and so stands
wherever these go: TensorBoard, W&B, MLflow. The answers never leave the machine.
"""

import json
import shlex
import subprocess

import torch
from transformers import TrainerCallback


class SafetyCurve(TrainerCallback):
    """Logs `safety/refused`, the share of the prompts that is refused, and `safety/kept`, the same beside the base's share.

    `holdfast` is the command that starts Holdfast. Where it fails, training goes on without the curve, and says so once.
    """

    def __init__(
        self,
        trainer,
        benchmark: str = "builtin",
        every_steps: int = 50,
        prompts: int = 33,
        maximum_tokens: int = 32,
        holdfast: str = "npx holdfast",
    ):
        self.trainer = trainer
        self.every_steps = every_steps
        self.maximum_tokens = maximum_tokens
        words = ["watch", "--benchmark", benchmark, "--prompts", str(prompts)]
        self.command = [*shlex.split(holdfast), *words]
        self.watch = None

    def on_train_begin(self, args, state, control, model=None, **_):
        if state.is_world_process_zero:
            self.attempt(self.start, state, model)

    def on_step_end(self, args, state, control, model=None, **_):
        if self.watch and state.global_step % self.every_steps == 0:
            self.attempt(self.look, state, model)

    def on_train_end(self, args, state, control, **_):
        self.stop()

    def attempt(self, work, state, model):
        try:
            work(state, model)
        except (OSError, ValueError) as error:
            print(f"The safety curve is not drawn any more, and training goes on: {error}", flush=True)
            self.stop()

    def start(self, state, model):
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.watch = subprocess.Popen(self.command, text=True, encoding="utf-8", **pipes)
        self.prompts = self.read()["prompts"]
        self.look(state, model)

    def look(self, state, model):
        answers = self.answers(model)
        self.watch.stdin.write(json.dumps({"step": state.global_step, "answers": answers}) + "\n")
        self.watch.stdin.flush()
        safety = self.read()
        self.trainer.log({"safety/refused": safety["refused"], "safety/kept": safety["kept"]})

    def answers(self, model) -> list[str]:
        """The likeliest answer to each prompt; the model is left in the mode in which it was."""
        tokenizer = self.trainer.processing_class
        texts = [
            tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True)
            for messages in self.prompts
        ]
        options = {"padding": True, "padding_side": "left", "add_special_tokens": False}
        tokens = tokenizer(texts, return_tensors="pt", **options).to(model.device)
        training = model.training
        model.eval()
        try:
            with torch.no_grad():
                written = model.generate(
                    **tokens,
                    max_new_tokens=self.maximum_tokens,
                    do_sample=False,
                    pad_token_id=tokenizer.pad_token_id,
                )
        finally:
            model.train(training)
        return tokenizer.batch_decode(written[:, tokens["input_ids"].shape[1] :], skip_special_tokens=True)

    def read(self) -> dict:
        line = self.watch.stdout.readline()
        if not line:
            raise ValueError("holdfast watch has ended")
        event = json.loads(line)
        if event["type"] == "error":
            raise ValueError(event["message"])
        return event

    def stop(self):
        if self.watch:
            self.watch.stdin.close()
            self.watch.wait()
            self.watch = None
