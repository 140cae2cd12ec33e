import { warningName } from '../../events/warn.ts';

const print = ({ name, message }: Error): void => {
  if (name === warningName) process.stderr.write(`holdfast: ${message}\n`);
};

/** Prints this product's warnings as its errors are printed, and no others: Node's own are for its programmers. */
export function printWarnings(): void {
  if (process.env.HOLDFAST_DEBUG === '1') return;
  process.removeAllListeners('warning');
  process.on('warning', print);
}
