import { type Limits, type Refusal, refuse } from './limits.ts'

/** Lines that look like delimiters, for each part that is allowed: signatures and the like begin with `--` too. */
const dashedLinesForEachPart = 20
/** No delimiter is longer (RFC 2046 allows 70 characters); the rest of a line is not read. */
const longestDelimiter = 1000

const newline = 0x0a
const dash = 0x2d

/**
 * Looks over a mail's bytes in one pass and finds what would be costly to take apart: too large, too many parts,
 * nested too deep, too much header. It follows multiparts as RFC 2046, section 5.1, tells them apart; a message inside
 * a message counts as one part.
 *
 * @returns undefined for a mail that may be read
 */
export function scan(raw: Uint8Array, limits: Limits): Refusal | undefined {
  if (raw.length > limits.bytes) {
    return refuse('too_large', `the mail has ${raw.length} bytes; at most ${limits.bytes} are read`)
  }
  const open: string[] = []
  let headerStart: number | undefined = 0
  let headerBytes = 0
  let parts = 0
  let dashed = 0
  let lines = 0
  let plainLines = 0
  let encoded = false

  for (let start = 0; start < raw.length; ) {
    lines += 1
    plainLines += encoded ? 0 : 1
    if (lines > limits.lines || plainLines > limits.plainLines) {
      return refuse(
        'too_many_lines',
        `the mail has more than ${limits.lines} lines, or ${limits.plainLines} of plain text`,
      )
    }
    const end = lineEnd(raw, start)
    const length = contentLength(raw, start, end)
    if (length > 2 && raw[start] === dash && raw[start + 1] === dash) {
      dashed += 1
      if (dashed > limits.parts * dashedLinesForEachPart) return tooManyParts(limits)
      const delimiterLine = delimiter(raw, start, length, open)
      if (delimiterLine !== undefined) {
        open.length = delimiterLine.closes ? delimiterLine.index : delimiterLine.index + 1
        headerStart = delimiterLine.closes ? undefined : end
        encoded = false
        parts += delimiterLine.closes ? 0 : 1
        if (parts > limits.parts) return tooManyParts(limits)
        start = end
        continue
      }
    }
    if (headerStart !== undefined) {
      headerBytes += length
      if (headerBytes > limits.headerBytes) {
        return refuse('header_too_large', `the headers have more than ${limits.headerBytes} bytes`)
      }
      if (length === 0) {
        const header = latin1(raw.subarray(headerStart, start)).replaceAll('\r', '')
        const boundary = boundaryOf(header)
        encoded = isEncoded(header)
        if (boundary !== undefined) open.push(boundary)
        if (open.length > limits.depth) {
          return refuse('nested_too_deep', `parts lie in parts more than ${limits.depth} deep`)
        }
        headerStart = undefined
      }
    }
    start = end
  }
  return undefined
}

function tooManyParts({ parts }: Limits): Refusal {
  return refuse('too_many_parts', `the mail has more than ${parts} parts`)
}

/** Finds the start of the next line. */
function lineEnd(raw: Uint8Array, start: number): number {
  const at = raw.indexOf(newline, start)
  return at < 0 ? raw.length : at + 1
}

function contentLength(raw: Uint8Array, start: number, end: number): number {
  let last = end
  while (last > start && (raw[last - 1] === newline || raw[last - 1] === 0x0d)) last -= 1
  return last - start
}

/** Finds the open multipart that a line delimits, the innermost first, and whether the line closes it. */
function delimiter(
  raw: Uint8Array,
  start: number,
  length: number,
  open: readonly string[],
): { index: number; closes: boolean } | undefined {
  if (open.length === 0 || length > longestDelimiter) return undefined
  const line = latin1(raw.subarray(start + 2, start + length)).trimEnd()
  for (let index = open.length - 1; index >= 0; index -= 1) {
    if (line === open[index]) return { index, closes: false }
    if (line === `${open[index]}--`) return { index, closes: true }
  }
  return undefined
}

/** Returns whether the first Content-Transfer-Encoding of a part is one that the parser reads cheaply. */
function isEncoded(header: string): boolean {
  const encoding = /^content-transfer-encoding[ \t]*:(.*)$/im.exec(header)?.[1] ?? ''
  return /^\s*(?:base64|quoted-printable)\s*$/i.test(encoding)
}

function boundaryOf(header: string): string | undefined {
  const contentType = /^content-type[ \t]*:(.*(?:\n[ \t].*)*)/im.exec(header)?.[1]
  if (contentType === undefined || !/^\s*multipart\//i.test(contentType)) return undefined
  const [, quoted, plain] = /;\s*boundary\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s"]+))/i.exec(contentType) ?? []
  return quoted?.replace(/\\(.)/g, '$1').replaceAll('\n', '').trimEnd() ?? plain
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}
