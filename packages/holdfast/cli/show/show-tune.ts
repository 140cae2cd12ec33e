import type { Money, TuneEvent } from '../../models/tuning/tuner.ts';
import { bar, type Output } from '../output.ts';

/** Tells a person how a tune goes on. */
export function showTuneEvent(event: TuneEvent, output: Output): void {
  switch (event.type) {
    case 'start':
      if (event.resumedAfter > 0) output.line(`  tune     goes on after step ${event.resumedAfter}`);
      return;
    case 'step': {
      const { step, steps, loss, tokensPerSecond } = event;
      const speed =
        tokensPerSecond === undefined ? '' : `, ${Math.round(tokensPerSecond).toLocaleString('en')} tokens/s`;
      const place = steps > 0 ? `${bar(step / steps)} step ${step}/${steps}` : `step ${step}`;
      output.progress(`tune    ${place}, loss ${loss.toFixed(3)}${speed}`);
      return;
    }
    case 'job':
      output.line(
        `  tune     ${event.service} job ${event.id}: ${event.status}${event.found ? ', followed again' : ''}`,
      );
      return;
    case 'message':
      if (event.level === 'info') output.progress(`tune    ${event.text}`);
      else output.line(`  tune     ${event.level}: ${event.text}`);
      return;
    case 'checkpoint':
      output.line(`  tune     checkpoint after step ${event.step}: ${event.model}`);
      return;
    case 'watch':
      return;
    case 'safety': {
      if (event.state !== 'lost') return;
      const refused =
        event.refused === undefined ? '' : `, ${Math.round(event.refused * 100)}% of the probe refused`;
      const kept = `${Math.round(event.kept * 100)}% of its likelihood to refuse left`;
      output.line(`  tune     warning: the guardrails give way at step ${event.step}: ${kept}${refused}`);
      return;
    }
    case 'price': {
      const tokens = event.tokens === undefined ? '' : ` for ${event.tokens.toLocaleString('en')} tokens`;
      const basis = event.basis === 'estimate' ? 'will cost about' : 'cost';
      output.line(`  tune     ${basis} ${moneyText(event.price)}${tokens} (${event.source})`);
      return;
    }
    case 'refusal':
      output.line(`  tune     ${event.service} refused: ${event.reason} (${event.code})`);
      return;
    case 'end':
  }
}

/** An amount with its currency; small amounts keep enough places to be told from nothing. */
export function moneyText({ amount, currency }: Money): string {
  const places = amount !== 0 && Math.abs(amount) < 0.1 ? 4 : 2;
  return `${amount.toFixed(places)} ${currency}`;
}
