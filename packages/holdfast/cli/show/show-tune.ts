import { messagesIn } from '../../messages/messages.ts';
import type { Money, TuneEvent } from '../../models/tuning/tuner.ts';
import { bar, type Output } from '../output.ts';
import { stepLabel } from './step-label.ts';

/** Tells a person how a tune goes on. */
export function showTuneEvent(event: TuneEvent, output: Output): void {
  const { tune: words, sentence } = messagesIn[output.language].commands;
  const label = (width?: number): string => stepLabel('tune', output, width);
  switch (event.type) {
    case 'start':
      if (event.resumedAfter > 0) output.line(`  ${label(9)}${words.goesOn(event.resumedAfter)}`);
      return;
    case 'step': {
      const { step, steps, loss, tokensPerSecond } = event;
      const speed =
        tokensPerSecond === undefined ? '' : words.speed(Math.round(tokensPerSecond).toLocaleString('en'));
      const place = steps > 0 ? `${bar(step / steps)} ${words.stepOf(step, steps)}` : words.step(step);
      output.progress(`${label()}${place}${words.loss(loss.toFixed(3))}${speed}`);
      return;
    }
    case 'job':
      output.line(`  ${label(9)}${words.job(event)}${event.found ? words.followed : ''}`);
      return;
    case 'message':
      if (event.level === 'info') output.progress(`${label()}${sentence(event.text)}`);
      else output.line(`  ${label(9)}${words.levels[event.level] ?? event.level}: ${sentence(event.text)}`);
      return;
    case 'checkpoint':
      output.line(`  ${label(9)}${words.checkpoint(event.step, event.model)}`);
      return;
    case 'watch':
      return;
    case 'safety': {
      if (event.state !== 'lost') return;
      const refused = event.refused === undefined ? '' : words.probeRefused(Math.round(event.refused * 100));
      const kept = Math.round(event.kept * 100);
      output.line(`  ${label(9)}${words.givesWay({ step: event.step, kept })}${refused}`);
      return;
    }
    case 'price': {
      const tokens = event.tokens === undefined ? '' : words.forTokens(event.tokens.toLocaleString('en'));
      const price = moneyText(event.price);
      const cost = event.basis === 'estimate' ? words.willCost(price) : words.cost(price);
      output.line(`  ${label(9)}${cost}${tokens} (${sentence(event.source)})`);
      return;
    }
    case 'refusal':
      output.line(`  ${label(9)}${words.refused(event)}`);
      return;
    case 'end':
  }
}

/** An amount with its currency; small amounts keep enough places to be told from nothing. */
export function moneyText({ amount, currency }: Money): string {
  const places = amount !== 0 && Math.abs(amount) < 0.1 ? 4 : 2;
  return `${amount.toFixed(places)} ${currency}`;
}
