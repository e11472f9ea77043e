// A file that somebody chooses or drops, as text, before anything of it reaches the server.

export const ACCEPTED = '.mmd,.md,.txt,.json,.mermaid';
const LARGEST = 5 * 1024 * 1024;

/**
 * Says the file's name and text as the intent `file`, or that it is too large; nothing when none was chosen.
 * @param {File | undefined} file @param {(kind: string, more?: Record<string, unknown>) => void} say
 */
export async function bringFile(file, say) {
  if (!file) return;
  if (file.size > LARGEST) say('too-large', { name: file.name });
  else say('file', { name: file.name, text: await readText(file) });
}

/**
 * A file's text. UTF-16 is told by its mark; what is not UTF-8 either arrives with replacement characters, which the
 * preview reports.
 * @param {Blob} file @returns {Promise<string>}
 */
export async function readText(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  return new TextDecoder(wide ?? 'utf-8').decode(bytes);
}
