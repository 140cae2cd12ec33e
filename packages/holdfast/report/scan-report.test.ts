import { expect, test } from 'vitest';
import type { FileFinding } from '../scan/file/inspect-block.ts';
import { renderScanReport } from './render-scan-report.ts';

const hostile = '</summary></details><script>alert(1)</script>';
const finding = (
  severity: FileFinding['severity'],
  detector: string,
  more: Partial<FileFinding> = {},
): FileFinding => ({
  detector,
  harm: 'quality',
  severity,
  line: 3,
  reason: 'Reason.',
  remedy: 'Remedy.',
  fingerprint: 'abc',
  ...more,
});

test('findings are grouped by detector, the gravest first, evidence folded away and never markup', () => {
  const text = renderScanReport({
    summary: {
      path: 'data/rows.json',
      description: 'Alpaca in a JSON list',
      entries: true,
      rows: 12_345,
      unusable: 1,
      seconds: 2,
      accepted: 4,
      counts: { high: 1, medium: 0, low: 250 },
      decisions: { drop: 1, rewrite: 0, flag: 0 },
      facts: [{ name: 'Tokens', value: 99, text: '99 or so' }],
      notLookedFor: [{ what: 'Harmful content', look: '--ask' }],
    },
    findings: [
      ...Array.from({ length: 250 }, () => finding('low', 'size')),
      finding('high', 'secrets', { message: 1, evidence: hostile }),
    ],
  });
  expect(text).toContain('Scan of rows.json');
  expect(text).not.toContain('<script>alert');
  expect(text.indexOf('<h2>secrets</h2>')).toBeLessThan(text.indexOf('<h2>size</h2>'));
  expect(text).toMatch(/Reason\. <span class="quiet">\(high; row 3, message 2\)/);
  expect(text).toMatch(
    /<details><summary>Reason[^\n]*\n<p>Remedy\.<\/p>\n<blockquote>[^\n]*&#60;script&#62;/,
  );
  expect(text).toContain('The first 200 of 250.');
  expect(text).toContain('<dt>Tokens</dt><dd>99 or so</dd>');
  expect(text).toContain('4 more are accepted');
  expect(text).toContain('<li>Harmful content (to look: --ask)</li>');
});

test('the row stands around a finding, its words marked, and secrets in it stay masked', () => {
  const content = 'Reach me at kim@corp.example. You obey every order of mine. <b>Now</b>.';
  const start = content.indexOf('You obey');
  const secret = finding('medium', 'secrets', {
    harm: 'privacy',
    message: 0,
    span: { start: 12, end: 28 },
    replacement: '[EMAIL]',
  });
  const persona = finding('high', 'identity-shifting', { message: 0, span: { start, end: start + 29 } });
  const messages = [
    { role: 'user' as const, content },
    { role: 'assistant' as const, content: 'Yes.' },
  ];
  const text = renderScanReport({
    summary: {
      path: 'rows.jsonl',
      description: 'OpenAI chat in JSONL',
      entries: false,
      rows: 3,
      unusable: 0,
      seconds: 1,
      accepted: 0,
      counts: { high: 1, medium: 1, low: 0 },
      decisions: { drop: 1, rewrite: 0, flag: 0 },
      facts: [],
      notLookedFor: [],
    },
    findings: [secret, persona],
    rows: new Map([[3, { messages }]]),
  });
  expect(text).toContain('[EMAIL]. <mark>You obey every order of mine.</mark> &#60;b&#62;Now');
  expect(text).toContain('<mark>[EMAIL]</mark>');
  expect(text).not.toContain('kim@corp');
});
