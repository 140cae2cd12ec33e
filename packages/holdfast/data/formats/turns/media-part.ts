import type { ContentPart } from '../../conversations/conversation.ts';
import { isObject } from '../format.ts';

/** A picture or another file with its type and its bytes in Base64, or its address. */
export type Media = { type: string } & ({ data: string } | { address: string });

/** A part of a message as OpenAI's API writes it, for pictures and files of other vendors' formats. */
export function mediaPart(media: Media): ContentPart {
  const url = 'data' in media ? `data:${media.type};base64,${media.data}` : media.address;
  return media.type.startsWith('image/')
    ? { type: 'image_url', image_url: { url } }
    : { type: 'file', file: 'data' in media ? { file_data: url } : { file_url: url } };
}

/** The reverse, where a part says what it is; undefined for other parts. */
export function readMediaPart(part: ContentPart): Media | undefined {
  const address = addressOf(part);
  if (address === undefined) return undefined;
  const inline = /^data:(?<type>[^;,]+);base64,(?<data>.*)$/su.exec(address)?.groups;
  if (inline) return { type: inline.type, data: inline.data };
  return { type: typeOfAddress(address), address };
}

function addressOf({ type, image_url: image, file }: ContentPart): string | undefined {
  if (type === 'image_url') {
    const url = isObject(image) ? image.url : image;
    return typeof url === 'string' ? url : undefined;
  }
  const url = isObject(file) ? (file.file_data ?? file.file_url) : undefined;
  return type === 'file' && typeof url === 'string' ? url : undefined;
}

const endings: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  pdf: 'application/pdf',
  mp4: 'video/mp4',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
};

function typeOfAddress(address: string): string {
  const ending = /\.([a-z0-9]+)(?:[?#].*)?$/i.exec(address)?.[1].toLowerCase() ?? '';
  return endings[ending] ?? 'application/octet-stream';
}
