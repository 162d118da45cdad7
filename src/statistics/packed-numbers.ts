/** Numbers, each as its distance to a base, in as few bytes as hold them; a distance of 0 stands for no number. */
export type Numbers = { readonly base: number; readonly distances: Distances }
type Distances = Uint8Array | Uint16Array | Uint32Array | Float64Array

/** Where numbers lie in the bytes of a part: their base, the bits of each, the first byte, and how many they are. */
export type NumbersPlace = readonly [base: number, width: Width, from: number, count: number]
type Width = 0 | 1 | 2 | 4 | 8 | 16 | 32 | 64

const bitsPerByte = 8
const widths: readonly Width[] = [1, 2, 4, 8, 16, 32]
const arrayOf = { 8: Uint8Array, 16: Uint16Array, 32: Uint32Array, 64: Float64Array } as const

/** Returns whether a value says where numbers lie. */
export const isNumbersPlace = (value: unknown): value is NumbersPlace => {
  if (!Array.isArray(value) || value.length !== partsOfPlace) return false
  const [base, width, from, count]: readonly unknown[] = value
  const isWidth = width === 0 || width === 64 || widths.some((each) => each === width)
  return isWidth && typeof base === 'number' && Number.isInteger(from) && Number.isInteger(count)
}
const partsOfPlace = 4

const widthOf = (span: number): Width => widths.find((bits) => span < 2 ** bits) ?? 64

const pack = (distances: readonly number[], width: Exclude<Width, 0>): Uint8Array => {
  if (width === 8 || width === 16 || width === 32 || width === 64)
    return new Uint8Array(new arrayOf[width](distances).buffer)
  const perByte = bitsPerByte / width
  const bytes = new Uint8Array(Math.ceil(distances.length / perByte))
  distances.forEach((distance, place) => {
    const byte = Math.floor(place / perByte)
    bytes[byte] = (bytes[byte] ?? 0) | (distance << ((place % perByte) * width))
  })
  return bytes
}

/** For each byte the numbers that it holds, one after the other. */
const numbersOfByte = (width: 1 | 2 | 4): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: 2 ** bitsPerByte * (bitsPerByte / width) }, (_, place) => {
    const perByte = bitsPerByte / width
    return (Math.floor(place / perByte) >> ((place % perByte) * width)) & (2 ** width - 1)
  })

/** The same, in numbers that are copied at once: eight numbers of one bit are two of them. */
const copiedAtOnce = {
  1: new Uint32Array(numbersOfByte(1).buffer),
  2: new Uint32Array(numbersOfByte(2).buffer),
  4: new Uint16Array(numbersOfByte(4).buffer),
} as const

const unpackBits = (bytes: Uint8Array, width: 1 | 2 | 4, from: number, count: number): Uint8Array => {
  const length = Math.ceil((count * width) / bitsPerByte)
  const table = copiedAtOnce[width]
  const numbers = new Uint8Array(length * (bitsPerByte / width))
  const pieces = width === 4 ? new Uint16Array(numbers.buffer) : new Uint32Array(numbers.buffer)
  const perByte = pieces.length / length
  for (let place = 0; place < length; place += 1) {
    const byte = bytes[from + place] ?? 0
    if (perByte === 1) pieces[place] = table[byte] ?? 0
    else {
      pieces[2 * place] = table[2 * byte] ?? 0
      pieces[2 * place + 1] = table[2 * byte + 1] ?? 0
    }
  }
  return numbers.subarray(0, count)
}

/** Adds numbers to others, and returns where they lie. */
export type AddNumbers = (numbers: readonly (number | undefined)[]) => NumbersPlace

/** Collects numbers in one row of bytes; those that are there already are not repeated. */
export const createNumbersWriter = () => {
  const parts: Uint8Array[] = []
  const known = new Map<string, number>()
  let length = 0
  return {
    add: (numbers: Parameters<AddNumbers>[0]): NumbersPlace => {
      const count = numbers.length
      let [lowest, highest, isPartial] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, false]
      for (const each of numbers) {
        if (each === undefined) isPartial = true
        else [lowest, highest] = [Math.min(lowest, each), Math.max(highest, each)]
      }
      if (lowest > highest) return [0, 0, 0, count]
      const base = lowest - 1
      // All the same: the base and a distance of 1, which need no bytes, as a width of 0 with a byte of its own.
      const width = lowest === highest && !isPartial ? 0 : widthOf(highest - base)
      if (width === 0) return [base, 0, 1, count]
      const bytes = pack(
        numbers.map((each) => (each === undefined ? 0 : each - base)),
        width,
      )
      const name = `${width} ${Buffer.from(bytes).toString('latin1')}`
      const before = known.get(name)
      if (before !== undefined) return [base, width, before, count]
      // Views begin where the width of a number divides the address.
      const gap = -length & (Float64Array.BYTES_PER_ELEMENT - 1)
      parts.push(new Uint8Array(gap), bytes)
      const from = length + gap
      length = from + bytes.length
      known.set(name, from)
      return [base, width, from, count]
    },
    /** Returns all bytes, as a text. */
    text: (): string => Buffer.concat(parts).toString('base64'),
  }
}

/** Returns the bytes of a text, at an address that numbers of any width may begin at. */
export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => {
  const bytes = Buffer.from(text, 'base64')
  return bytes.byteOffset % Float64Array.BYTES_PER_ELEMENT === 0 ? bytes : new Uint8Array(bytes)
}

/** Reads numbers that lie in bytes. */
export const readNumbers = (
  bytes: Uint8Array<ArrayBuffer>,
  [base, width, from, count]: NumbersPlace,
): Numbers => {
  switch (width) {
    case 0:
      return { base, distances: new Uint8Array(count).fill(from) }
    case 1:
    case 2:
    case 4:
      return { base, distances: unpackBits(bytes, width, from, count) }
    default:
      return { base, distances: new arrayOf[width](bytes.buffer, bytes.byteOffset + from, count) }
  }
}
