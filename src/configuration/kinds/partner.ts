import { z } from 'zod'
import { PartnerCode } from '../../borrowing/values.ts'
import type { Partner } from '../../partners/partner.ts'
import { isPending } from '../../partners/pending-connection.ts'
import { plaintextFaults } from '../../partners/plaintext-faults.ts'
import type { ProtocolEntry } from '../../partners/protocol-entry.ts'
import { chooseEntry, partnerSchema } from '../../partners/protocols.ts'
import { builtInVendor } from '../../partners/vendor-use.ts'
import { type Fault, fault } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import { closureFaults, isPrivateHost, repeatedSymbols } from '../checks.ts'
import { CredentialInputs, storedCredentials } from '../credential-input.ts'
import { type Contradiction, defineKind, type Reference, type Surroundings } from '../kind.ts'
import { findMarked } from '../marked-fields.ts'
import { workflowReferences } from '../workflow-references.ts'

const referencesOf = ({
  workflow,
  workflows,
  locateProfile,
  directoryEntry,
  overrides,
  relay,
}: Partner): readonly Reference[] => [
  ...(workflow === undefined ? [] : [{ path: 'workflow', kind: 'workflow', code: workflow } as const]),
  ...workflowReferences('workflows', workflows),
  ...(locateProfile === undefined
    ? []
    : [{ path: 'locateProfile', kind: 'locate_profile', code: locateProfile } as const]),
  ...(directoryEntry === undefined
    ? []
    : [{ path: 'directoryEntry', kind: 'directory_entry', code: directoryEntry } as const]),
  ...(relay?.libraries ?? []).map(
    (code, index): Reference => ({ path: `relay/libraries/${index}`, kind: 'library', code }),
  ),
  ...Object.entries(overrides).flatMap(([library, override]): readonly Reference[] => [
    { path: `overrides/${library}`, kind: 'library', code: library },
    ...(override.workflow === undefined
      ? []
      : [{ path: `overrides/${library}/workflow`, kind: 'workflow', code: override.workflow } as const]),
    ...workflowReferences(`overrides/${library}/workflows`, override.workflows),
  ]),
]

/** Returns the reference to a vendor. A vendor that is not built in must be stored. */
const vendorReference = ({ vendors }: ProtocolEntry, partner: Partner): readonly Reference[] => {
  if (vendors === undefined) return []
  const code = vendors.codeOf(partner)
  return builtInVendor(vendors, code) === undefined
    ? [{ path: `connection/${vendors.path}`, kind: 'vendor', code }]
    : []
}

/**
 * Returns a code that differs from another one in case alone, an agency id that belongs to another partner, or a library
 * that lends by another partner's system already.
 */
const contradictionOf = (partner: Partner, { partners }: Surroundings): Contradiction | null => {
  const index = partners()
  const namesake = index.namesakeOf(partner)
  if (namesake !== undefined)
    return {
      reason: reason('problem.code_differs_in_case', { partner: namesake }),
      facts: { partner: namesake },
    }
  const lends = index.ownerOfLibrary(partner)
  if (lends !== undefined)
    return {
      reason: reason('problem.lending_system_of_partner', { library: lends.library, partner: lends.owner }),
      facts: { partner: lends.owner },
    }
  const taken = index.ownerOfSymbol(partner)
  if (taken === undefined) return null
  const { owner, symbol } = taken
  return {
    reason: reason('problem.agency_of_partner', {
      agency: `${symbol.type}:${symbol.value}`,
      partner: owner,
    }),
    facts: { partner: owner },
  }
}

const Reachable = z.looseObject({ url: z.string(), tls: z.boolean().optional() })

/** Returns the faults of a connection over which credentials would be sent without encryption. */
const plaintextConnectionFaults = (schema: z.ZodType, partner: Partner): readonly Fault[] => {
  const connection = Reachable.safeParse(partner.connection)
  if (!connection.success) return []
  const { url, tls } = connection.data
  const { allowPlaintextCredentials } = partner
  const hasCredentials = findMarked(schema, 'x-secret', partner).some(({ path }) => path[0] === 'connection')
  return plaintextFaults(
    'connection/url',
    { url, tls, allowPlaintextCredentials, hasCredentials },
    isPrivateHost,
  )
}

/**
 * Describes the documents of lending partners.
 *
 * @param protocols the registered protocols: each has a schema of its own for connections
 */
export const partnerKind = (protocols: readonly ProtocolEntry[]) => {
  const schema = partnerSchema(protocols).meta({ id: 'Partner' })
  const entries = chooseEntry(protocols)
  return defineKind({
    kind: 'partner',
    called: { one: 'partner', many: 'partners' },
    section: 'partners',
    code: PartnerCode,
    codeMember: 'code',
    schema,
    // Without `inboundCredentials` the stored ones stay.
    input: schema
      .extend({
        code: PartnerCode.optional().describe('The code, fixed once given.'),
        inboundCredentials: CredentialInputs.optional().describe(
          'The credentials with which the partner calls.',
        ),
      })
      .meta({ id: 'PartnerInput' }),
    complete: ({ inboundCredentials, ...profile }, { before }) => ({
      ...profile,
      inboundCredentials: storedCredentials(inboundCredentials, before?.inboundCredentials),
    }),
    references: (partner) => [...referencesOf(partner), ...vendorReference(entries.of(partner), partner)],
    check: (partner, { letterLanguages, libraries }) => [
      ...repeatedSymbols(partner.symbols),
      ...repeatedSymbols(partner.formerSymbols ?? [], 'formerSymbols', partner.symbols),
      ...closureFaults('closures', partner.closures),
      ...Object.entries(partner.overrides).flatMap(([library, { closures = [] }]) =>
        closureFaults(`overrides/${library}/closures`, closures),
      ),
      ...entries.of(partner).connectionFaults(partner, { isPrivateHost, letterLanguages, libraries }),
      ...plaintextConnectionFaults(schema, partner),
      ...(partner.relay !== undefined && entries.of(partner).canRelay !== true
        ? [fault('relay', 'fault.protocol_without_relay', { protocol: entries.of(partner).title })]
        : []),
      ...(partner.status === 'active' && isPending(partner)
        ? [fault('status', 'fault.partner_pending')]
        : []),
    ],
    contradiction: contradictionOf,
    view: (partner, reader) =>
      reader.role === 'admin'
        ? partner
        : {
            ...partner,
            inboundCredentials: [],
            overrides: Object.fromEntries(
              Object.entries(partner.overrides).filter(([library]) => library === reader.library),
            ),
          },
    notes: ['partner_check', 'inbound_view', 'arrivals', 'test_letter', 'quota_use', 'circuit'],
    beforeDeleting: 'before_deleting.or_set_inactive',
    api: {
      path: '/v1/partners',
      tag: 'Partners',
      noun: 'Partner',
      readers: 'everybody',
      aboutList: 'All partners of the gateway. Admins see the hashes of their credentials.',
      aboutPut: `The whole profile. \`inboundCredentials\` are how the partner authenticates: at most two of a kind, so that
one can be rotated; they are stored as hashes. Leave the member out to keep them all, or list \`kind\` and \`hash\` of those to
keep.`,
      aboutDelete: 'To stop asking a partner that is in use, set its `status` to `inactive` instead.',
    },
  })
}
