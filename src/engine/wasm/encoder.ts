/** The binary format of WebAssembly: numbers, sections and the few instructions that kernels use. */

export const i32 = 0x7f;
export const i64 = 0x7e;
export const f64 = 0x7c;
export const v128 = 0x7b;
export type ValueType = typeof i32 | typeof i64 | typeof f64 | typeof v128;

export interface Signature {
  readonly parameters: readonly ValueType[];
  readonly results: readonly ValueType[];
}

/** A growing run of bytes. */
export class Bytes {
  private buffer = new Uint8Array(256);
  length = 0;

  private reserve(count: number): void {
    if (this.length + count <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.length + count));
    larger.set(this.buffer.subarray(0, this.length));
    this.buffer = larger;
  }

  byte(value: number): this {
    this.reserve(1);
    this.buffer[this.length] = value;
    this.length += 1;
    return this;
  }

  bytes(values: ArrayLike<number>): this {
    this.reserve(values.length);
    this.buffer.set(values, this.length);
    this.length += values.length;
    return this;
  }

  /** An unsigned whole number below 2^32. */
  unsigned(value: number): this {
    let rest = value;
    while (rest > 127) {
      this.byte((rest & 127) | 128);
      rest >>>= 7;
    }
    return this.byte(rest);
  }

  /** A signed whole number of 32 bits. */
  signed(value: number): this {
    let rest = value | 0;
    for (;;) {
      const low = rest & 127;
      rest >>= 7;
      if ((rest === 0 && (low & 64) === 0) || (rest === -1 && (low & 64) !== 0)) return this.byte(low);
      this.byte(low | 128);
    }
  }

  /** A signed whole number of 64 bits, given as two unsigned halves. */
  signed64(high: number, low: number): this {
    let upper = high | 0;
    let lower = low >>> 0;
    for (;;) {
      const part = lower & 127;
      lower = ((lower >>> 7) | (upper << 25)) >>> 0;
      upper >>= 7;
      const ends =
        (upper === 0 && lower === 0 && (part & 64) === 0) ||
        (upper === -1 && lower === 0xffffffff && (part & 64) !== 0);
      if (ends) return this.byte(part);
      this.byte(part | 128);
    }
  }

  float(value: number): this {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value, true);
    return this.bytes(new Uint8Array(view.buffer));
  }

  name(text: string): this {
    const encoded = new TextEncoder().encode(text);
    return this.unsigned(encoded.length).bytes(encoded);
  }

  done(): Uint8Array<ArrayBuffer> {
    return this.buffer.slice(0, this.length);
  }
}

interface FunctionBody {
  readonly type: number;
  readonly code: Uint8Array;
}

/** Collects functions and writes the module. */
export class ModuleWriter {
  private readonly types: Signature[] = [];
  private readonly functions: (FunctionBody | undefined)[] = [];
  private readonly exported: [name: string, index: number][] = [];

  private typeOf(signature: Signature): number {
    const key = JSON.stringify(signature);
    const found = this.types.findIndex((type) => JSON.stringify(type) === key);
    return found >= 0 ? found : this.types.push(signature) - 1;
  }

  /** Gives a function its index before its code is known. */
  declare(): number {
    return this.functions.push(undefined) - 1;
  }

  define(index: number, signature: Signature, code: Uint8Array): void {
    this.functions[index] = { type: this.typeOf(signature), code };
  }

  export(name: string, index: number): void {
    this.exported.push([name, index]);
  }

  /** @param pages Memory of the module, in units of 64 KiB. */
  finish(pages: number): Uint8Array<ArrayBuffer> {
    const module = new Bytes().bytes([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);
    const section = (id: number, fill: (content: Bytes) => void) => {
      const content = new Bytes();
      fill(content);
      module.byte(id).unsigned(content.length).bytes(content.done());
    };
    const bodies = this.functions.map((body) => {
      if (body === undefined) throw new Error('a function is declared and not defined');
      return body;
    });
    section(1, (content) => {
      content.unsigned(this.types.length);
      for (const { parameters, results } of this.types) {
        content.byte(0x60).unsigned(parameters.length).bytes(parameters).unsigned(results.length).bytes(results);
      }
    });
    section(3, (content) => {
      content.unsigned(bodies.length);
      for (const { type } of bodies) content.unsigned(type);
    });
    section(5, (content) => content.unsigned(1).byte(0).unsigned(pages));
    section(7, (content) => {
      content
        .unsigned(this.exported.length + 1)
        .name('memory')
        .byte(2)
        .unsigned(0);
      for (const [name, index] of this.exported) content.name(name).byte(0).unsigned(index);
    });
    section(10, (content) => {
      content.unsigned(bodies.length);
      for (const { code } of bodies) content.unsigned(code.length).bytes(code);
    });
    return module.done();
  }
}
