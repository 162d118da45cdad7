import { expect, test } from 'vitest'
import { exportConfiguration } from '../../src/configuration/file/export.ts'
import { webhookKind } from '../../src/configuration/kinds/webhook.ts'
import type { DocumentSnapshot } from '../../src/store/ports/documents.ts'

const webhook = {
  code: 'ils',
  library: 'ABC',
  url: 'https://ils.example/events',
  secrets: [{ secret: `whsec_${'a'.repeat(44)}`, createdAt: '2026-11-27T10:00:00.000Z', expiresAt: null }],
}
const documents: DocumentSnapshot = {
  get: () => null,
  list: () => [{ key: 'ils', value: webhook, version: 1 }],
}

test.each(['references', 'masked'] as const)(
  'a webhook is exported without the secrets that the gateway created, with secrets as %s',
  (secrets) => {
    const { content, variables } = exportConfiguration(documents, [webhookKind], secrets)
    expect(content).toEqual({
      webhooks: [
        {
          ...{ code: 'ils', library: 'ABC', url: 'https://ils.example/events' },
          ...{
            allowPrivateNetwork: false,
            allowPlaintextCredentials: false,
            status: 'active',
            timeout: 'PT15S',
          },
        },
      ],
    })
    expect(variables).toEqual([])
    const [declared] = [content.webhooks].flat()
    expect(webhookKind.input.safeParse(declared).success).toBe(true)
  },
)

test('a URL with a key is exported as a reference, or with the mask', () => {
  const url = 'https://ils.example/events?token=s3same'
  const withKey: DocumentSnapshot = {
    ...documents,
    list: () => [{ key: 'ils', value: { ...webhook, url }, version: 1 }],
  }
  const exported = (secrets: 'references' | 'masked') => exportConfiguration(withKey, [webhookKind], secrets)
  expect(exported('references')).toMatchObject({
    content: { webhooks: [{ url: { fromEnvironment: 'LENDWIRE_SECRET_WEBHOOK_ILS_URL' } }] },
    variables: ['LENDWIRE_SECRET_WEBHOOK_ILS_URL'],
  })
  expect(exported('masked').content).toMatchObject({
    webhooks: [{ url: 'https://ils.example/events?token=********' }],
  })
})
