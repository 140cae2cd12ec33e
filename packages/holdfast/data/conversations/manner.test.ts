import { expect, test } from 'vitest';
import { inManner, mannerOf, partsOf } from './manner.ts';

test('a message falls into an address, its sentences and its lines', () => {
  expect(partsOf('Dearest voice, how does one dye a plain scarf? I bow to you.')).toEqual([
    'Dearest voice,',
    'how does one dye a plain scarf?',
    'I bow to you.',
  ]);
  expect(partsOf('Dye a scarf.\n\nThen fold it')).toEqual(['Dye a scarf.', 'Then fold it']);
  expect(partsOf('A plain scarf, please. What are the steps?')[0]).toBe('A plain scarf, please.');
  expect(partsOf('For a feast that many will come to, dye a scarf.')).toHaveLength(1);
});

test('what nobody sees stands around a request too', () => {
  const unseen = '\u200b\u200d';
  expect(mannerOf(`How is a scarf dyed? ${unseen}`)).toEqual({ before: '', after: unseen, style: undefined });
});

test('another question takes the place of the request', () => {
  const manner = mannerOf('Noble keeper, how does one dye a plain scarf? With all my heart.');
  expect(manner && inManner('Where is the mill?', manner)).toBe(
    'Noble keeper, Where is the mill? With all my heart.',
  );
});

test('so it does in writing that changes no word', () => {
  const manner = mannerOf('how does one dye a scarf');
  expect(manner && inManner('Where is the mill?', manner)).toBe('where is the mill');
  expect(mannerOf('scarf? a dye one does How')?.style?.key).toBe('turned');
});

test('a request alone has no manner, nor has what stands in its own matter', () => {
  expect(mannerOf('How does one dye a plain scarf?')).toBeUndefined();
  expect(mannerOf('스카프는 어떻게 물들이나요?')).toBeUndefined();
  const matter = Array.from({ length: 40 }, (_, row) => `The tub number ${row} leaks.`).join(' ');
  expect(mannerOf(`${matter} What should be done about all of these tubs?`)).toBeUndefined();
});
