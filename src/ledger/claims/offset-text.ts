/** Plain text that remembers where each of its characters stands in the text it was read from. */

export interface Block {
  readonly start: number;
  readonly end: number;
  readonly heading: boolean;
}

export interface OffsetText {
  readonly plain: string;
  /** Paragraphs and headings, in order; offsets into `plain`. */
  readonly blocks: readonly Block[];
  /** Span in the original of a span of `plain`. */
  sourceSpan(start: number, end: number): readonly [start: number, end: number];
}

/** Collects characters with their places; blocks are closed by hand. */
export class OffsetTextBuilder {
  readonly #pieces: string[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #blocks: Block[] = [];
  #blockStart = 0;
  #length = 0;
  #lastIsBlank = true;

  /** Adds what stands at `[start, end)` of the original; runs of blanks become one space. */
  add(text: string, start: number, end: number): void {
    if (/^\s+$/.test(text) && !/[\u00a0\u202f\u2009]/.test(text)) {
      if (!this.#lastIsBlank) this.#push(' ', start, end);
      this.#lastIsBlank = true;
      return;
    }
    this.#push(text, start, end);
    this.#lastIsBlank = false;
  }

  endBlock(heading = false): void {
    const end = this.#length - (this.#lastIsBlank && this.#length > this.#blockStart ? 1 : 0);
    if (end > this.#blockStart) {
      this.#blocks.push({ start: this.#blockStart, end, heading });
      const at = this.#ends.at(-1) ?? 0;
      this.#push('\n', at, at);
    }
    this.#blockStart = this.#length;
    this.#lastIsBlank = true;
  }

  #push(text: string, start: number, end: number): void {
    this.#pieces.push(text);
    for (let index = 0; index < text.length; index++) {
      this.#starts.push(text.length === end - start ? start + index : start);
      this.#ends.push(text.length === end - start ? start + index + 1 : end);
    }
    this.#length += text.length;
  }

  finish(): OffsetText {
    this.endBlock();
    const [starts, ends] = [this.#starts, this.#ends];
    return {
      plain: this.#pieces.join(''),
      blocks: this.#blocks,
      sourceSpan: (start, end) => [starts[start] ?? 0, ends[end - 1] ?? starts[start] ?? 0],
    };
  }
}
