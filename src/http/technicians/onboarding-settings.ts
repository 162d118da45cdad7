import { z } from 'zod'
import { randomSecret } from '../../accounts/secrets.ts'
import type { PartnerCode } from '../../borrowing/values.ts'
import { recordConfiguration } from '../../configuration/audit-changes.ts'
import { readDocument, saveDocument } from '../../configuration/documents.ts'
import { changeView } from '../../configuration/inbound-view.ts'
import { vendorMemberOf } from '../../partners/connection.ts'
import { invitedProtocols, isPending, pendingConnection } from '../../partners/pending-connection.ts'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import type { Services } from '../services.ts'

type Deps = Pick<
  Services,
  'audit' | 'configuration' | 'kinds' | 'letterLanguages' | 'now' | 'protocols' | 'requestsNaming' | 'store'
>

/** How lendwire can prove to the partner's system who it is: `account` stands in each message of ISO 18626. */
export const proofs = ['none', 'bearer', 'basic', 'account'] as const

/** What the form sends: nothing else of the partner can be changed by it. */
export const SettingsForm = z
  .strictObject({
    action: z.literal('settings'),
    url: z.url({ protocol: /^(?:https?|tcp)$/ }).max(500),
    agencyType: z.string().trim().min(1).max(60),
    agencyValue: z.string().trim().min(1).max(120),
    system: z.string().max(40),
    /** The edition of ISO 18626. */
    edition: z.enum(['1.2', '2021-2']).optional(),
    /** How lendwire proves who it is; empty: as it is set, or by a bearer token where one is given. */
    proof: z.enum(['', ...proofs]).default(''),
    user: z.string().trim().max(200).default(''),
    token: z.string().max(500),
  })
  .superRefine(({ proof, user, token }, context) => {
    const needed = { user: proof === 'basic' || proof === 'account', token: proof !== '' && proof !== 'none' }
    for (const [name, value] of Object.entries({ user, token }))
      if (value === '' && needed[name === 'user' ? 'user' : 'token'])
        context.addIssue({ code: 'too_small', origin: 'string', minimum: 1, path: [name], input: value })
  })
export type SettingsForm = z.infer<typeof SettingsForm>

const Stored = z.looseObject({
  status: z.string(),
  allowPrivateNetwork: z.boolean().default(false),
  symbols: z.array(z.unknown()),
  inboundCredentials: z.array(z.looseObject({ kind: z.string() })).default([]),
  connection: z.looseObject({ protocol: z.string(), url: z.string() }),
})

const admin = { role: 'admin', library: null } as const

/** Reads the partner as an admin sees it, and saves it with changes, with every check of the configuration. */
const changePartner = async (
  services: Deps,
  code: PartnerCode,
  change: (partner: z.infer<typeof Stored>) => Readonly<Record<string, unknown>>,
): Promise<void> => {
  const kind = services.kinds.find((each) => each.kind === 'partner')
  const read = kind === undefined ? null : await readDocument(services, kind, code, admin)
  if (kind === undefined || read === null)
    throw new Problem('not_found', reason('not_found.partner', { partner: code }))
  const partner = Stored.parse(read.value)
  if (partner.status !== 'inactive')
    throw new Problem('not_allowed_now', reason('problem.partner_in_use', { partner: code }))
  const saved = await saveDocument(services, kind, code, { ...partner, ...change(partner) }, read.version)
  recordConfiguration(
    services.audit,
    services.now(),
    'onboarding page',
    [{ kind, code, before: saved.before, after: saved.stored.value }],
    `of ${code}`,
  )
}

/**
 * Chooses the protocol of a partner of which nothing but a name is known.
 *
 * @returns nothing; `Problem` not_allowed_now where its connection is known already
 */
export const chooseProtocol = async (services: Deps, code: PartnerCode, name: string): Promise<void> => {
  const partner = (await services.configuration.snapshot()).partner(code)
  const protocol = invitedProtocols.find((each) => each === name)
  if (partner === null || !isPending(partner) || protocol === undefined)
    throw new Problem('not_allowed_now', reason('problem.partner_in_use', { partner: code }))
  await changePartner(services, code, ({ inboundCredentials: _ }) => ({
    inboundCredentials: undefined,
    connection: pendingConnection(protocol),
  }))
}

/** Returns the members of a connection by which lendwire proves who it is, as the form says; none where it leaves them. */
const proofIn = ({ proof, user, token }: SettingsForm): Readonly<Record<string, unknown>> => {
  switch (proof === '' && token !== '' ? 'bearer' : proof) {
    case '':
      return {}
    case 'none':
      return { outboundCredentials: { kind: 'none' }, account: undefined }
    case 'bearer':
      return { outboundCredentials: { kind: 'bearer', token } }
    case 'basic':
      return { outboundCredentials: { kind: 'basic', username: user, password: token } }
    case 'account':
      return { account: { accountId: user, securityCode: token } }
  }
}

/** Returns the server of a URL, with its port. The `origin` of each bare socket is the same: `null`. */
const serverOf = (url: string): string => {
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}`
}

/**
 * Saves what a technician says of the partner's system. Another server than before gets none of the secrets that are set, and
 * may not be in a private network, whatever the admin has allowed for the one before.
 *
 * @returns nothing; `Problem` invalid_input with its faults, not_allowed_now where the partner is active
 */
export const saveSettings = (services: Deps, code: PartnerCode, form: SettingsForm): Promise<void> =>
  changePartner(services, code, (partner) => {
    const { connection, symbols, allowPrivateNetwork, inboundCredentials: _ } = partner
    const isSameServer = serverOf(connection.url) === serverOf(form.url)
    const { outboundCredentials, account, ...open } = connection
    const kept = {
      ...(outboundCredentials === undefined ? {} : { outboundCredentials }),
      ...(account === undefined ? {} : { account }),
    }
    return {
      inboundCredentials: undefined,
      allowPrivateNetwork: isSameServer && allowPrivateNetwork,
      symbols: [{ type: form.agencyType, value: form.agencyValue }, ...symbols.slice(1)],
      connection: {
        ...open,
        ...(isSameServer ? kept : {}),
        url: form.url,
        [vendorMemberOf(connection)]: form.system,
        ...(form.edition === undefined ? {} : { edition: form.edition }),
        ...proofIn(form),
      },
    }
  })

/**
 * Makes the secret of the address to which the partner posts, once for each link. The two newest of a partner hold.
 *
 * @returns the secret, which is not kept; null where it was made before. `Problem` not_allowed_now where the partner is active
 */
export const makeCredentials = async (services: Deps, code: PartnerCode): Promise<string | null> => {
  const now = services.now()
  const partner = (await services.configuration.snapshot()).partner(code)
  if (partner?.status !== 'inactive')
    throw new Problem('not_allowed_now', reason('problem.partner_in_use', { partner: code }))
  const first = await changeView(services.store, code, now, (view) =>
    view.onboarding && view.credentialsMadeAt === undefined ? { ...view, credentialsMadeAt: now } : undefined,
  )
  if (first === null) return null
  const secret = randomSecret()
  await changePartner(services, code, ({ inboundCredentials }) => ({
    inboundCredentials: [
      ...inboundCredentials.filter(({ kind }) => kind !== 'path'),
      ...inboundCredentials.filter(({ kind }) => kind === 'path').slice(-1),
      { kind: 'path', secret },
    ],
  }))
  return secret
}
