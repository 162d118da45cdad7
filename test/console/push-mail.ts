import { expect } from 'vitest'
import type { ConsoleScene } from './console-scene.ts'

const token = 'a-token-for-the-mail-endpoint'

/** The sender of the mails, unless another one is named. */
export const mailSender = 'loans@west.example'

/** Creates a mailbox that takes mails by HTTP. */
export const openMailEndpoint = async ({ gateway }: ConsoleScene): Promise<void> => {
  const { status } = await gateway.api('PUT', '/v1/mailboxes/main', {
    inboundCredentials: [{ kind: 'bearer', token }],
  })
  expect(status).toBeLessThan(300)
}

type Mail = {
  readonly subject: string
  readonly text: string
  readonly from?: string
  /** The message id of its own; without it, the subject makes one. */
  readonly id?: string
}

/** Brings a mail of a lender to the gateway. */
export const pushMail = async (
  { gateway }: ConsoleScene,
  { subject, text, from = `Loans <${mailSender}>`, id = subject.replaceAll(/[^\w]+/g, '-') }: Mail,
): Promise<void> => {
  const mail = [
    `From: ${from}`,
    'To: ill@abc.example',
    `Subject: ${subject}`,
    `Message-ID: <${id}@west.example>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '',
  ].join('\r\n')
  const pushed = await fetch(`${gateway.url}/email/inbound`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'message/rfc822' },
    body: mail,
  })
  expect(pushed.status).toBeLessThan(300)
}
