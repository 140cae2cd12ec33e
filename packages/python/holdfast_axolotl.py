"""The safety curve as a plugin of Axolotl.

    plugins:
      - holdfast_axolotl.SafetyCurvePlugin
    safety_curve:
      benchmark: prompts.csv
      every_steps: 50

What `safety_curve` may hold is what SafetyCurve takes; left out, everything is as usual there.
"""

from axolotl.integrations.base import BasePlugin
from pydantic import BaseModel, ConfigDict

from holdfast_safety_curve import SafetyCurve


class SafetyCurveSettings(BaseModel):
    """The settings of the curve; what is left out is as SafetyCurve has it."""

    model_config = ConfigDict(extra="forbid")

    benchmark: str | None = None
    every_steps: int | None = None
    prompts: int | None = None
    maximum_tokens: int | None = None
    holdfast: str | None = None


class SafetyCurveArgs(BaseModel):
    """What the plugin adds to Axolotl's configuration."""

    safety_curve: SafetyCurveSettings | None = None


class SafetyCurvePlugin(BasePlugin):
    """Adds the callback to whatever trainer Axolotl has made."""

    def get_input_args(self) -> str:
        return f"{SafetyCurveArgs.__module__}.{SafetyCurveArgs.__name__}"

    def add_callbacks_post_trainer(self, cfg, trainer) -> list[SafetyCurve]:
        settings = SafetyCurveSettings(**(cfg.get("safety_curve") or {}))
        return [SafetyCurve(trainer, **settings.model_dump(exclude_none=True))]
