import { startJob } from '../delivery/bulk-jobs/manage-bulk-jobs.ts'
import { lookUpPatron } from '../delivery/commands/check-patron.ts'
import { createRequest, previewCreation } from '../delivery/commands/create-request.ts'
import { patchRequest } from '../delivery/commands/patch-request.ts'
import { resendDelivery } from '../delivery/commands/resend-delivery.ts'
import { previewCommand, submitCommand } from '../delivery/commands/submit-command.ts'
import { type MailDeps, type OutboundDeps, withConfigSnapshot } from '../delivery/deps.ts'
import { describeRequest } from '../delivery/describe-request.ts'
import { endReview } from '../delivery/inbound/end-review.ts'
import { receiveIlsMessage } from '../delivery/inbound/ils/receive-ils-message.ts'
import { keepUnauthenticatedMessage } from '../delivery/inbound/keep-unauthenticated-message.ts'
import { assignMail } from '../delivery/inbound/mail/assign-mail.ts'
import { receiveMail } from '../delivery/inbound/mail/receive-mail.ts'
import { receivePartnerMessage } from '../delivery/inbound/partner/receive-partner-message.ts'
import { reprocessMessage } from '../delivery/inbound/reprocess-message.ts'
import { tryLocateProfile } from '../delivery/outbound/try-locate-profile.ts'
import { decideFailed } from '../delivery/relay/decide-failed.ts'
import { describeRestore } from '../delivery/restore/describe-restore.ts'
import { releaseRestored } from '../delivery/restore/release-restored.ts'
import { explainRota, explainSending, tryRotaTemplate } from '../delivery/rota/explain-rules.ts'
import { listPartnerChoices } from '../delivery/rota/partner-choices.ts'
import { runOnce } from '../delivery/run-once.ts'
import type { Services } from '../http/services.ts'
import { createPseudonymize } from '../privacy/installation-key.ts'
import { createReadMonths } from '../statistics/read-months.ts'

/** The operations of the delivery layer that the HTTP application calls. */
type Operations = Pick<
  Services,
  | 'submit'
  | 'create'
  | 'patch'
  | 'startBulkJob'
  | 'decideFailedRelay'
  | 'previewCommand'
  | 'previewCreation'
  | 'lookUpPatron'
  | 'describe'
  | 'receive'
  | 'receiveFromIls'
  | 'keepUnauthenticated'
  | 'receiveMail'
  | 'assignMail'
  | 'reprocess'
  | 'endReview'
  | 'resendDelivery'
  | 'tryLocateProfile'
  | 'tryRotaTemplate'
  | 'listPartnerChoices'
  | 'runOnce'
  | 'readMonths'
  | 'describeRestore'
  | 'releaseRestored'
  | 'explainRota'
  | 'explainSending'
>

/** Binds the operations of the delivery layer to their dependencies. */
export const bindOperations = (deps: OutboundDeps, mailDeps: MailDeps): Operations => ({
  submit: (submission) => submitCommand(deps, submission),
  create: (creation) => createRequest(deps, creation),
  patch: (submission) => patchRequest(deps, submission),
  startBulkJob: (job, numbers) => startJob(deps, { ...job, id: deps.ids.next() }, numbers, deps.now()),
  decideFailedRelay: (id, message, decision) => decideFailed(deps, id, message, decision),
  previewCommand: (command) => previewCommand(deps, command),
  previewCreation: (creation) => previewCreation(deps, creation),
  lookUpPatron: async (library, who) => lookUpPatron(await withConfigSnapshot(deps), library, who),
  describe: async ({ value }) => describeRequest(await withConfigSnapshot(deps), value),
  receive: (message) => receivePartnerMessage(deps, message),
  receiveFromIls: (message) => receiveIlsMessage(deps, message),
  keepUnauthenticated: (message) => keepUnauthenticatedMessage(deps, message),
  receiveMail: (mail) => receiveMail(mailDeps, mail),
  assignMail: (assignment) => assignMail(mailDeps, assignment),
  reprocess: (message) => reprocessMessage(mailDeps, message),
  endReview: (message) => endReview(deps, message),
  resendDelivery: (delivery, by) => resendDelivery(deps, delivery, by),
  tryRotaTemplate: (code, about) => tryRotaTemplate(deps, code, about),
  listPartnerChoices: async (request, kept) =>
    listPartnerChoices(await withConfigSnapshot(deps), request, kept),
  tryLocateProfile: (code, citation) => tryLocateProfile(deps, code, citation),
  runOnce: (call) => runOnce({ ...deps, pseudonymize: createPseudonymize(deps.store) }, call),
  readMonths: createReadMonths(deps.store),
  describeRestore: () => describeRestore(deps),
  releaseRestored: (release) => releaseRestored(deps, release),
  explainRota: (target) => explainRota(deps, target),
  explainSending: (target) => explainSending(deps, target),
})
