import { startWholeGateway, until, type WholeGateway } from '../../support/gateway.ts'
import { type MailServer, startMailServer } from '../../support/smtp.ts'

/** A gateway with a library, a mail server, and two lenders that only have a mailbox: one English, one German. */
export type MailSetting = {
  readonly gateway: WholeGateway
  readonly mailServer: MailServer
  /** Makes a request and sends it; gives its number. */
  readonly borrow: (more?: Readonly<Record<string, unknown>>) => Promise<string>
  readonly command: (number: string, command: object) => Promise<void>
  readonly request: (number: string) => Promise<RequestAnswer>
  readonly untilStatus: (number: string, status: string) => Promise<RequestAnswer>
  readonly stop: () => Promise<void>
}

export type RequestAnswer = {
  readonly status: string
  readonly items: readonly Readonly<Record<string, unknown>>[]
  readonly rota: readonly Readonly<Record<string, unknown>>[]
  readonly negotiation: Readonly<Record<string, unknown>> | null
}

export const startMailSetting = async (
  connection: Readonly<Record<string, unknown>> = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<MailSetting> => {
  const mailServer = await startMailServer()
  const gateway = await startWholeGateway(
    { LENDWIRE_SMTP_URL: mailServer.url, ...environment },
    { inMemory: true },
  )
  const put = async (path: string, body: unknown): Promise<void> => {
    const { status, body: answer } = await gateway.api('PUT', path, body)
    if (status >= 300) throw new Error(JSON.stringify(answer))
  }
  await put('/v1/libraries/ABC', {
    name: 'Abc Library',
    symbols: [{ type: 'ISIL', value: 'X-ABC' }],
    email: 'ill@abc.example',
    replyAddress: 'ill+{token}@abc.example',
    timeZone: 'Europe/Oslo',
    addresses: [{ kind: 'physical', line1: '1 Reading Road', postalCode: '0150', locality: 'Oslo' }],
  })
  for (const [code, language] of [
    ['NORTH', 'en'],
    ['SUED', 'de'],
  ]) {
    await put(`/v1/partners/${code}`, {
      name: `Library ${code}`,
      symbols: [{ type: 'ISIL', value: `X-${code}` }],
      connection: {
        protocol: 'email',
        address: `ill@${code?.toLowerCase()}.example`,
        language,
        ...connection,
      },
    })
  }
  const request = async (number: string): Promise<RequestAnswer> =>
    (await gateway.api('GET', `/v1/requests/${number}`)).body as RequestAnswer
  const command = async (number: string, input: object): Promise<void> => {
    const { status, body } = await gateway.api('POST', `/v1/requests/${number}/commands`, input)
    if (status >= 300) throw new Error(JSON.stringify(body))
  }
  return {
    gateway,
    mailServer,
    request,
    command,
    borrow: async (more = {}) => {
      const { status, body } = await gateway.api('POST', '/v1/requests', {
        library: 'ABC',
        citation: { title: 'The Well of Echoes', author: 'Mira Holm' },
        service: { type: 'loan' },
        rota: ['NORTH'],
        ...more,
      })
      if (status >= 300) throw new Error(JSON.stringify(body))
      const { number } = body as { number: string }
      await command(number, { type: 'send' })
      return number
    },
    untilStatus: (number, status) =>
      until(`${number} to be ${status}`, async () => {
        const now = await request(number)
        return now.status === status && now
      }),
    stop: async () => {
      await gateway.stop()
      await mailServer.stop()
    },
  }
}
