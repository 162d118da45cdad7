import { z } from '@hono/zod-openapi'
import type { MailFile } from '../../../partners/mail-reader.ts'
import { type InboxMessage, KeptMail, MailReading } from '../../../store/ports/inbox.ts'
import { attachmentDisposition } from '../../responses/attachment-disposition.ts'

/** A mail as staff read it, with the addresses of its files. Nothing in it is safe for HTML. */
export const MailView = KeptMail.extend({
  attachments: z
    .array(
      KeptMail.shape.attachments.element.extend({
        url: z.string().describe('The address of the file, read with an API key.'),
      }),
    )
    .describe('The files of the mail.'),
  reading: MailReading.extend({})
    .openapi('MailReading')
    .optional()
    .describe('What was read out of it, where it is about a request and waits for review.'),
}).openapi('Mail')
export type MailView = z.infer<typeof MailView>

/** Shows a mail, with the addresses of its attachments. */
export const viewMail = ({ id }: Pick<InboxMessage, 'id'>, mail: KeptMail): MailView => ({
  ...mail,
  attachments: mail.attachments.map((file, index) => ({
    ...file,
    url: `/v1/messages/${encodeURIComponent(id)}/files/${index}`,
  })),
})

/** Types that are named; anything else is bytes, so that no browser makes a page of it. */
const named = /^(application\/pdf|image\/(tiff|jpeg|png|vnd\.djvu))$/

/** Sends a file as a download. It comes from outside, so it must not run in a browser. */
export const fileResponse = ({ name, type, bytes }: Pick<MailFile, 'name' | 'type' | 'bytes'>): Response =>
  new Response(bytes, {
    headers: {
      'content-type': type !== null && named.test(type) ? type : 'application/octet-stream',
      'content-disposition': attachmentDisposition(name, type),
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
