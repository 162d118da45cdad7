import type { InboxMessage } from '../store/ports/inbox.ts'

/** Where an XML declaration names the encoding, in the first bytes of a message. */
const declaration = /^<\?xml[^>]{0,200}? encoding ?= ?["']([\w.:-]{1,40})["']/i

const encodingOf = (bytes: Uint8Array): string => {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return declaration.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 400)))?.[1] ?? 'utf-8'
}

/** Reads the text of a message: UTF-16 where it begins so, else as its XML declaration says, else UTF-8. */
export const decodeMessage = (bytes: Uint8Array): string => {
  const encoding = encodingOf(bytes)
  // The words of an unknown encoding, or of one that the bytes contradict, are read as UTF-8.
  const isUtf16 = /^utf-?16/i.test(encoding) && bytes[0] !== 0xff && bytes[0] !== 0xfe
  try {
    return new TextDecoder(isUtf16 ? 'utf-8' : encoding).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

const named: Readonly<Record<string, string>> = { amp: '&', apos: "'", quot: '"', lt: '<', gt: '>' }

const reference = /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|apos|quot|lt|gt));/gi

/** Replaces the references of XML and HTML to single characters: `M&#252;ller` is Müller. */
const withoutReferences = (text: string): string =>
  text.replace(reference, (whole, hexadecimal?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole
    const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

/** Reads bytes, one character each, as UTF-8 where they are that, else as they are. */
const readBytes = (bytes: string): string => {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const codes = new Uint8Array(bytes.length)
    for (let at = 0; at < bytes.length; at += 1) codes[at] = bytes.charCodeAt(at)
    return decoder.decode(codes)
  } catch {
    return bytes
  }
}

const base64Line = /^[A-Za-z0-9+/]+={0,2}$/

/** Reads the lines that are encoded as base64: attached texts. Lines that are none become nonsense, which names nobody. */
const base64Texts = (text: string): readonly string[] => {
  const texts: string[] = []
  let encoded = ''
  for (const line of [...text.split(/\r?\n/), '']) {
    const isPart = line.length % 4 === 0 && base64Line.test(line)
    if (isPart) encoded += line
    if (encoded === '' || (isPart && !line.endsWith('='))) continue
    texts.push(readBytes(atob(encoded)))
    encoded = ''
  }
  return texts
}

/** Reads a text that is written as quoted-printable. */
const quotedPrintableText = (text: string): string =>
  text
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/(?:=[\dA-F]{2}){1,200}/gi, (run) =>
      readBytes(
        String.fromCharCode(...(run.match(/[\dA-F]{2}/gi) ?? []).map((each) => Number.parseInt(each, 16))),
      ),
    )

/**
 * Returns everything that a message says, in lower case, to look for people in it. Of a mail its fields and its attached
 * texts are part of it. The text of other files, such as a PDF, is not read.
 */
export const searchedText = ({ raw, mail, reply }: Pick<InboxMessage, 'raw' | 'mail' | 'reply'>): string => {
  const text = decodeMessage(raw)
  const parts = [text, ...base64Texts(text), quotedPrintableText(text)]
  return withoutReferences([...parts, JSON.stringify(mail ?? null), reply?.content ?? ''].join('\n'))
    .normalize()
    .toLowerCase()
}
