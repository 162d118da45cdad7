import { type Mail, readMail } from '@lendwire/email'

const encoder = new TextEncoder()

/** Returns the bytes of a mail of these header fields and this body. */
export function mailBytes(headers: readonly string[], body = ''): Uint8Array {
  return encoder.encode(`${headers.join('\r\n')}\r\n\r\n${body}`)
}

/** Reads a mail that must be readable. A From and a Subject are added where none is given. */
export async function readable(headers: readonly string[], body = ''): Promise<Mail> {
  const named = headers.some((line) => /^from:/i.test(line))
    ? headers
    : ['From: ill@partner.example', ...headers]
  const result = await readMail(mailBytes([...named, 'X-Test: 1'], body))
  if (!result.ok) throw new Error(result.message)
  return result.mail
}
