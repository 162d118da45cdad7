import { isMainThread, parentPort } from 'node:worker_threads'
import { type MailParse, parseMail } from '../../partners/email/parse-mail.ts'
import type { FromThread, ToThread } from './messages.ts'

/** Returns the memory of attachments, which is handed on and not copied. */
const buffersOf = (parse: MailParse): ArrayBuffer[] => {
  if (!parse.ok) return []
  const buffers = parse.mail.attachments.map(({ bytes }) => bytes.buffer)
  return [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer)
}

/** Parses mails, one after the other. */
if (!isMainThread && parentPort !== null) {
  const port = parentPort
  const post = (message: FromThread, buffers: ArrayBuffer[] = []): void => port.postMessage(message, buffers)
  port.on('message', ({ raw, limits }: ToThread) => {
    void parseMail(raw, limits).then((parse) => post(parse, buffersOf(parse)))
  })
  post('ready')
}
