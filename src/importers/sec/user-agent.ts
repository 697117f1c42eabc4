/** Who asks: the SEC turns away requests that do not say. */
import { JevonsError } from '#base';

/**
 * @param given The option, or the environment's JEVONS_USER_AGENT.
 * @returns The text, trimmed.
 * @throws JevonsError kind `usage`: `no-user-agent`, `bad-user-agent`.
 */
export function checkUserAgent(given: string | undefined): string {
  const text = given?.trim() ?? '';
  if (text === '') {
    throw new JevonsError('the SEC answers only those who say who they are; no request was made', {
      kind: 'usage',
      code: 'no-user-agent',
      where: '--user-agent',
      hint: 'give --user-agent "Jane Doe jane@example.org" or set JEVONS_USER_AGENT; --from FOLDER needs neither',
    });
  }
  const readable = [...text].every((letter) => letter >= ' ' && letter <= '\u00ff' && letter !== '\u007f');
  if (!readable || !/\S+\s.*\S+@\S+\.\S+|\S+@\S+\.\S+\s+\S+/.test(text)) {
    throw new JevonsError(`got "${text}", expected a name and a mail address`, {
      kind: 'usage',
      code: 'bad-user-agent',
      where: '--user-agent',
      hint: 'for example "Jane Doe jane@example.org"',
    });
  }
  return text;
}
