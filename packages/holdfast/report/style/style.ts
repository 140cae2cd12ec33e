/** The colours of a page in the light, and on paper. */
const light = `--paper: #fcfcfa; --ink: #1c2024; --quiet: #5f6870; --line: #d9dcd8; --panel: #f2f3ef;
  --before: #0072b2; --after: #c04f00; --pass: #00664f; --fail: #a32c00; --open: #6a5600; --heat: 192 79 0;`;

/**
 * The style of every report. Blue stands for before and orange for after, a pair that colour-blind readers tell apart
 * (Okabe and Ito 2008); shape and words say the same. Light and dark, narrow screens and paper are all looked after.
 */
export const style = `
:root { color-scheme: light dark; ${light} }
@media (prefers-color-scheme: dark) { :root {
  --paper: #16191c; --ink: #e8e9e6; --quiet: #a1aab2; --line: #363c42; --panel: #1f2428;
  --before: #63b8f0; --after: #ff9a4d; --pass: #4cc9a4; --fail: #ff8d66; --open: #e2c64f; --heat: 255 154 77; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR", sans-serif; }
:lang(ko) { word-break: keep-all; overflow-wrap: anywhere; } th:lang(ko) { overflow-wrap: normal; }
main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.1rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; text-wrap: balance; }
h2 { font-size: 1.2rem; margin: 2.8rem 0 .5rem; text-wrap: balance; }
h3 { font-size: 1rem; margin: 1.8rem 0 .3rem; }
p { margin: .5rem 0; max-width: 42rem; }
.quiet, figcaption, small { color: var(--quiet); font-size: .9rem; } td small { font-size: .95em; }
.verdict { border-left: .4rem solid var(--open); background: var(--panel); padding: 1rem 1.2rem; margin: 1.2rem 0;
  border-radius: .2rem; }
.verdict.pass { border-color: var(--pass); } .verdict.fail { border-color: var(--fail); }
.lead { font-size: 1.1rem; }
.verdict strong { font-size: 1.5rem; display: block; line-height: 1.3; }
.pass strong { color: var(--pass); } .fail strong { color: var(--fail); } .inconclusive strong { color: var(--open); }
.warning { border-left: .25rem solid var(--open); padding: .1rem 0 .1rem .8rem; }
.scroll { overflow-x: auto; margin: .6rem 0; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .92rem; min-width: 100%; }
th, td { padding: .32rem .6rem; line-height: 1.3; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
th:first-child, td:first-child { text-align: left; padding-left: 0; white-space: normal; min-width: 9rem; }
thead th { color: var(--quiet); font-weight: 600; vertical-align: bottom; white-space: normal; overflow-wrap: normal; border-bottom-color: var(--quiet); }
tr.published td { color: var(--quiet); font-style: italic; }
tr.measured td:nth-child(2), tr.published td:nth-child(2) { text-align: left; }
td.text { text-align: left; white-space: normal; min-width: 14rem; }
figure { margin: .8rem 0 1.2rem; } figure svg { width: 100%; height: auto; display: block; } figure svg.narrow { display: none; }
svg text { fill: var(--ink); font-size: 12px; font-family: inherit; } svg .label { fill: var(--quiet); }
svg .axis { stroke: var(--line); stroke-width: 1; } svg .strong { stroke: var(--quiet); stroke-width: 1; }
svg .before { fill: var(--paper); stroke: var(--before); stroke-width: 2.5; }
svg .after { fill: var(--after); stroke: var(--after); }
svg .span { stroke: var(--quiet); stroke-width: 2; } svg .spread { stroke: var(--after); stroke-width: 2; }
svg .curve { fill: none; stroke: var(--after); stroke-width: 2; } svg .curve.second { stroke: var(--before); stroke-dasharray: 5 3; }
svg .margin { stroke: var(--fail); stroke-width: 2; stroke-dasharray: 4 3; }
svg .heat { fill: rgb(var(--heat)); }
details { border-bottom: 1px solid var(--line); padding: .45rem 0; } summary { cursor: pointer; }
summary:focus-visible { outline: 2px solid var(--before); outline-offset: 2px; }
.pair { display: grid; gap: .8rem; grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); margin: .5rem 0; }
blockquote { margin: 0; padding: .5rem .8rem; background: var(--panel); border-radius: .2rem; white-space: pre-wrap;
  overflow-wrap: anywhere; }
mark { background: #ffe08a; color: #1a1a1a; border-radius: .15rem; }
blockquote b { display: block; font-size: .8rem; } .pair .was b { color: var(--before); } .pair .is b { color: var(--after); }
code, pre { font: .88rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
pre { background: var(--panel); padding: .7rem .9rem; overflow-x: auto; border-radius: .2rem; white-space: pre-wrap;
  overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: minmax(7rem, max-content) minmax(0, 1fr); gap: .15rem 1rem; } dt { color: var(--quiet); }
dt { max-width: 18rem; } dd { margin: 0; overflow-wrap: anywhere; } .summary dd > p:first-child { margin-top: 0; }
.words th, .words td { text-align: left; white-space: normal; overflow-wrap: break-word; min-width: 0; }
.words td:first-child { min-width: 6rem; } .words td.text { overflow-wrap: anywhere; } a { color: var(--before); }
footer { margin-top: 3.5rem; border-top: 1px solid var(--line); padding-top: .8rem; }
@media screen and (max-width: 40rem) { main { padding: 1.2rem .9rem 3rem; } th, td { padding: .3rem .45rem; }
  th:first-child, td:first-child { min-width: 0; } dl { grid-template-columns: minmax(0, 1fr); } dd { margin-bottom: .4rem; }
  figure svg.wide { display: none; } figure svg.narrow { display: block; }
  .cards, .cards tbody, .cards td { display: block; } .cards thead { display: none; }
  .cards tr { display: flex; flex-wrap: wrap; gap: .1rem .9rem; padding: .45rem 0; border-bottom: 1px solid var(--line); }
  .cards td { text-align: left; padding: 0; border: 0; min-width: 2.8rem; white-space: normal; } .cards td.nothing { display: none; }
  .cards td.text { flex-basis: 100%; } .cards td:first-child { flex-basis: 100%; font-weight: 600; }
  .cards td:not(:first-child)::before { content: attr(data-title); display: block; color: var(--quiet); font-size: .82rem; } }
.on-paper { display: none; }
@page { size: A4; margin: 16mm 14mm; }
@media print { :root { color-scheme: light; ${light} --paper: #fff; --panel: #f5f5f5; }
  body { font-size: .85rem; } .quiet, figcaption, small { font-size: .78rem; } main { max-width: none; padding: 0; } p { max-width: none; }
  h2, h3, thead { break-after: avoid; } h2 { margin-top: 1.8rem; } p, li { orphans: 3; widows: 3; }
  figure, tr, .verdict, .warning, details, blockquote, dt { break-inside: avoid; } dt { break-after: avoid; }
  .scroll { overflow: visible; } table { font-size: .72rem; } th, td { padding: .25rem .4rem; }
  th:first-child, td:first-child { min-width: 5rem; } .slight { display: none; } .on-paper { display: block; } }
`;
