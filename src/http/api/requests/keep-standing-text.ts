import type { Command } from '../../../borrowing/commands/command.ts'
import { standingTextOf } from '../../../borrowing/commands/messaging.ts'
import type { Request } from '../../../borrowing/request/request.ts'
import { saveDocument } from '../../../configuration/documents.ts'
import type { Services } from '../../services.ts'

type Deps = Pick<Services, 'configuration' | 'kinds' | 'letterLanguages' | 'now' | 'requestsNaming' | 'store'>

/** As many texts as a partner profile keeps for a library: the oldest goes first. */
const maxTexts = 100

/**
 * Keeps words that a partner always says in its profile, for the library alone, where a command says so.
 *
 * @param request the request before the command
 * @returns the profile before and after, for the audit log; null where nothing is kept
 */
export const keepStandingText = async (services: Deps, request: Request, command: Command) => {
  const standing = command.type === 'mark_read' ? standingTextOf(request, command) : undefined
  const kind = services.kinds.find((each) => each.kind === 'partner')
  if (standing === undefined || kind === undefined) return null
  const { partner: code, text } = standing
  const stored = await services.store.getDocument('partner', code)
  const partner = (await services.configuration.snapshot()).partner(code)
  if (stored === null || partner === null) return null
  const own = partner.overrides[request.library]
  const texts = own?.standingTexts ?? []
  if (texts.includes(text)) return null
  const { inboundCredentials: _, vendorSettings: __, ...profile } = partner
  const overrides = {
    ...partner.overrides,
    [request.library]: { ...own, standingTexts: [...texts, text].slice(-maxTexts) },
  }
  const saved = await saveDocument(services, kind, code, { ...profile, overrides }, stored.version)
  return { kind, code, before: saved.before, after: saved.stored.value }
}
