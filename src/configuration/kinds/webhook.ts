import { urlFaults } from '../../partners/url-faults.ts'
import { Webhook } from '../../webhooks/webhook.ts'
import { isPrivateHost } from '../checks.ts'
import { defineKind } from '../kind.ts'

/** An endpoint as an admin writes it. Its secrets are created by the gateway. */
const WebhookInput = Webhook.omit({ secrets: true })
  .extend({ code: Webhook.shape.code.optional() })
  .meta({ id: 'WebhookInput' })

/** The endpoints of library systems that are sent events. */
export const webhookKind = defineKind({
  kind: 'webhook',
  called: { one: 'webhook', many: 'webhooks' },
  section: 'webhooks',
  code: Webhook.shape.code,
  codeMember: 'code',
  schema: Webhook,
  input: WebhookInput,
  complete: (input, { before }) => ({ ...input, secrets: before?.secrets ?? [] }),
  createdMembers: ['secrets'],
  references: ({ library, partner }) => [
    { path: 'library', kind: 'library', code: library },
    ...(partner === undefined ? [] : [{ path: 'partner', kind: 'partner' as const, code: partner }]),
  ],
  check: ({ library, url, allowPrivateNetwork }, _surroundings, before) => [
    ...urlFaults('url', { url, allowPrivateNetwork }, { isPrivateHost }),
    // Its cursor and the events that it was not sent yet are those of the library.
    ...(before === null || before.library === library
      ? []
      : [{ path: 'library', message: 'cannot be changed: create another webhook for another library' }]),
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
