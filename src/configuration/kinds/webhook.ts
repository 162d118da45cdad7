import { z } from 'zod'
import { mask } from '../../partners/mask-secrets.ts'
import { plaintextFaults } from '../../partners/plaintext-faults.ts'
import { urlFaults } from '../../partners/url-faults.ts'
import { fault, Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import { Webhook, WebhookSecret } from '../../webhooks/webhook.ts'
import { isPrivateHost } from '../checks.ts'
import { defineKind } from '../kind.ts'

const ShownSecret = WebhookSecret.extend({
  secret: z.literal(mask).describe('Always the mask: a secret is shown only when it is created.'),
})

/** An endpoint as an admin writes it. Its secrets are created by the gateway, and come back as they are shown. */
const WebhookInput = Webhook.omit({ secrets: true })
  .extend({
    code: Webhook.shape.code.optional().describe('The code of the endpoint, fixed once given.'),
    secrets: z
      .array(ShownSecret)
      .max(5)
      .optional()
      .describe('The secrets as they were read, or left out: nothing here changes them.'),
  })
  .meta({ id: 'WebhookInput' })

/** Returns the stored secrets. `Problem` invalid_input where an input has others than are shown. */
const keepSecrets = (
  input: z.output<typeof WebhookInput>['secrets'],
  stored: Webhook['secrets'],
): Webhook['secrets'] => {
  const seen = (secrets: readonly Pick<WebhookSecret, 'createdAt' | 'expiresAt'>[]): string =>
    JSON.stringify(secrets.map(({ createdAt, expiresAt }) => [createdAt, expiresAt]))
  if (input === undefined || seen(input) === seen(stored)) return stored
  throw new Problem('invalid_input', reason('problem.webhook_not_valid'), {
    faults: [fault('secrets', 'fault.secrets_of_webhook', { call: 'POST /v1/webhooks/{code}/secrets' })],
  })
}

/** The endpoints of library systems that are sent events. */
export const webhookKind = defineKind({
  kind: 'webhook',
  called: { one: 'webhook', many: 'webhooks' },
  section: 'webhooks',
  code: Webhook.shape.code,
  codeMember: 'code',
  schema: Webhook,
  input: WebhookInput,
  complete: (input, { before }) => ({
    ...input,
    secrets: keepSecrets(input.secrets, before?.secrets ?? []),
  }),
  createdMembers: ['secrets'],
  references: ({ library, partner }) => [
    { path: 'library', kind: 'library', code: library },
    ...(partner === undefined ? [] : [{ path: 'partner', kind: 'partner' as const, code: partner }]),
  ],
  check: ({ library, url, allowPrivateNetwork, allowPlaintextCredentials }, _surroundings, before) => [
    ...urlFaults('url', { url, allowPrivateNetwork }, { isPrivateHost }),
    // Its secrets sign events, and are never sent.
    ...plaintextFaults('url', { url, allowPlaintextCredentials, hasCredentials: false }, isPrivateHost),
    // Its cursor and the events that it was not sent yet are those of the library.
    ...(before === null || before.library === library ? [] : [fault('library', 'fault.webhook_library')]),
  ],
  view: (webhook, { library }) => (library === null || library === webhook.library ? webhook : null),
  notes: ['webhook_state', 'webhook_attempts'],
  api: {
    path: '/v1/webhooks',
    tag: 'Webhooks',
    noun: 'Webhook',
    readers: 'everybody',
    aboutPut: `The endpoint is sent events once it has a secret: \`POST /v1/webhooks/{code}/secrets\` creates one. It is sent
the events of its library from then on; \`POST /v1/webhooks/{code}/replay\` chooses another place.`,
    aboutDelete: 'Nothing more is sent to it, and what it was not sent yet is forgotten.',
  },
})
