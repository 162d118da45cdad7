import { createMailLender, type MailLenderOptions, startMailHost } from '@lendwire/lender'
import type { Library } from './library.ts'

type Answers = NonNullable<MailLenderOptions['answers']>

const dayAhead = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

const article = new File(
  ['%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'],
  'on-copies.pdf',
)

const givesBack: Answers = {
  cancel: [{ answer: 'cancel_accepted' }],
  shipped_return: [{ answer: 'checked_in', after: 200 }],
}

/** A lender that does not follow the links: its mails are for staff to read. */
export const patientPartner = { code: 'writes-mails', address: 'ill@writes-mails.example' } as const

/** The answers of lenders that only have a mailbox, on the pages behind the links of letters. */
const lenders: Readonly<Record<string, { readonly language: string; readonly answers: Answers }>> = {
  mailbox: {
    language: 'en',
    answers: {
      request: [
        { answer: 'will_supply', after: 200 },
        { answer: 'shipped', fields: { dueDate: dayAhead(28), items: 'M-1001' }, after: 300 },
      ],
      renew: [{ answer: 'renewed', fields: { dueDate: dayAhead(56) }, after: 200 }],
      ...givesBack,
    },
  },
  postfach: {
    language: 'de',
    answers: {
      request: [
        {
          answer: 'conditional',
          fields: { conditions: ['LibraryUseOnly'], amount: '8.00', currency: 'EUR' },
          after: 200,
        },
      ],
      accept_condition: [{ answer: 'shipped', fields: { dueDate: dayAhead(28), items: 'P-7' }, after: 200 }],
      ...givesBack,
    },
  },
  [patientPartner.code]: { language: 'en', answers: {} },
  'mailbox-with-scanner': {
    language: 'en',
    answers: { request: [{ answer: 'shipped', fields: { file: article }, after: 200 }] },
  },
}

/** The partners that only have a mailbox, by the names that the stories' rotas have for them. */
export const mailPartners: readonly string[] = Object.keys(lenders)

/** Lenders with a mailbox, on a mail server of their own. */
export type MailLenders = {
  /** The mail server that the gateway sends by. */
  readonly smtpUrl: string
  readonly declare: (library: Library) => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts them. */
export const startMailLenders = async (): Promise<MailLenders> => {
  const host = await startMailHost()
  const running = Object.entries(lenders).map(([name, { answers }]) =>
    createMailLender({ host, address: `ill@${name}.example`, answers }),
  )
  return {
    smtpUrl: host.url,
    declare: async (library) => {
      for (const [name, { language }] of Object.entries(lenders)) {
        await library.put(`/v1/partners/${name}`, {
          name: name === patientPartner.code ? 'Hamar City Library' : `The lender behind ${name}`,
          symbols: [{ type: 'ISIL', value: `XX-${name}` }],
          connection: { protocol: 'email', address: `ill@${name}.example`, language },
        })
      }
    },
    stop: async () => {
      await Promise.all(running.map((lender) => lender.stop()))
      await host.stop()
    },
  }
}
