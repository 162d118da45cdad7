import { OpenAPIHono } from '@hono/zod-openapi'
import type { Hono } from 'hono'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { addAudit } from './api/access/audit.ts'
import { addColleagues } from './api/access/colleagues.ts'
import { addFactors } from './api/access/factors.ts'
import { addKeys } from './api/access/keys.ts'
import { addPasswords } from './api/access/passwords.ts'
import { addPrivacy } from './api/access/privacy.ts'
import { addSecondStep } from './api/access/second-step.ts'
import { addSession } from './api/access/session.ts'
import { addSignIn } from './api/access/sign-in.ts'
import { addUsers } from './api/access/users.ts'
import { addConfigurationFaults } from './api/configuration/configuration-faults.ts'
import { addConfigurationFile } from './api/configuration/configuration-file.ts'
import { addConfigurationReferences } from './api/configuration/configuration-references.ts'
import { addDocumentRoutes } from './api/configuration/document-routes.ts'
import { addLocateTrial } from './api/configuration/locate-trial.ts'
import { addNotices } from './api/configuration/notices.ts'
import { addRotaTemplateTrial } from './api/configuration/rota-template-trial.ts'
import { addRuleExplanations } from './api/configuration/rule-explanations.ts'
import { addBulkDeliveries } from './api/deliveries/bulk.ts'
import { addDeliveries } from './api/deliveries/deliveries.ts'
import { addEvents } from './api/events/events.ts'
import { addGatewayEvents } from './api/events/gateway-events.ts'
import { addWebhooks } from './api/events/webhooks.ts'
import { addIlsCheck } from './api/libraries/ils-check.ts'
import { addMailboxState } from './api/libraries/mailboxes.ts'
import { addPatronLookUp } from './api/libraries/patron-look-up.ts'
import { addBulkMessages } from './api/messages/bulk.ts'
import { addMessages } from './api/messages/messages.ts'
import { addAlarms } from './api/operations/alarms.ts'
import { addHealth } from './api/operations/health.ts'
import { addMetrics } from './api/operations/metrics.ts'
import { addRestore } from './api/operations/restore.ts'
import { addDirectoryEntries } from './api/partners/directory-entries.ts'
import { addDirectoryImport } from './api/partners/directory-import.ts'
import { addDirectorySources } from './api/partners/directory-sources.ts'
import { addEffectivePartner } from './api/partners/effective-partner.ts'
import { addInboundViews } from './api/partners/inbound-views.ts'
import { addLetters } from './api/partners/letters.ts'
import { addPartnerChecks } from './api/partners/partner-checks.ts'
import { addPartnerClosures } from './api/partners/partner-closures.ts'
import { addPartnerHealth } from './api/partners/partner-health.ts'
import { addPartnerState } from './api/partners/partners.ts'
import { addTestLetters } from './api/partners/test-letters.ts'
import { addUnmappedCodes } from './api/partners/unmapped-codes.ts'
import { addRelayedRequests } from './api/relay/relayed-requests.ts'
import { addBulk } from './api/requests/bulk.ts'
import { addBulkJobs } from './api/requests/bulk-jobs.ts'
import { addCitations } from './api/requests/citations.ts'
import { addCopyrightDeclarations } from './api/requests/copyright-declarations.ts'
import { addLabel } from './api/requests/label.ts'
import { addOpenUrl } from './api/requests/openurl.ts'
import { addParcels } from './api/requests/parcels.ts'
import { addPatchRequest } from './api/requests/patch-request.ts'
import { addRequestFiles, hasFileAsBody } from './api/requests/request-files.ts'
import { addRequests } from './api/requests/requests.ts'
import { addReturnSlip } from './api/requests/return-slip.ts'
import { addRotaCandidates } from './api/requests/rota-candidates.ts'
import { addViews } from './api/requests/saved-views.ts'
import { addBalances } from './api/statistics/balances.ts'
import { addStatisticsExport } from './api/statistics/export-rows.ts'
import { addFigureRequests } from './api/statistics/figure-requests.ts'
import { addMonthlyReport } from './api/statistics/monthly-report.ts'
import { addNetworkComparison } from './api/statistics/network-comparison.ts'
import { addStatistics } from './api/statistics/statistics.ts'
import type { ApiEnv } from './auth/api-env.ts'
import { auditCalls } from './auth/audit-calls.ts'
import { authenticate, isOpenPath, refuseForgedCalls, requirePermission } from './auth/authenticate.ts'
import { checkCalls } from './check-calls.ts'
import { addConsole } from './console/console-pages.ts'
import { frameCalls } from './frame-calls.ts'
import { addIlsEndpoint } from './inbound/ils-endpoint.ts'
import { createInboundEndpoint } from './inbound/inbound-endpoint.ts'
import { addMailEndpoint } from './inbound/mail-endpoint.ts'
import { addPartnerEndpoints } from './inbound/partner-endpoints.ts'
import { limitBody } from './input/body.ts'
import { createFaultHook, refuseParameters } from './input/validation.ts'
import { limitCalls } from './limits/call-limits.ts'
import { addManual } from './manual/manual-pages.ts'
import { addUnsubscribePages } from './notices/unsubscribe-pages.ts'
import { addDocs } from './openapi/docs.ts'
import { createOperationInputs, type OperationInputs } from './openapi/operation-inputs.ts'
import { type ApiApp, nameSchemas } from './openapi/routes.ts'
import { addPageStyle } from './pages/page.ts'
import { addPatronPages } from './patron/patron-pages.ts'
import { addFiles } from './respond/files.ts'
import { addRespond } from './respond/respond.ts'
import { errorHandler, methodNotAllowedHandler, notFoundHandler } from './responses/error-handler.ts'
import type { Services } from './services.ts'
import { addInboundViewPage } from './technicians/inbound-view-page.ts'
import { addOnboardingPage } from './technicians/onboarding-page.ts'
import { addTestLetterPage } from './technicians/test-letter-page.ts'

/** The longest body that the API takes, in bytes. */
const longestBody = 1_000_000
/** Of calls that anybody may make: an address, a password, a token. */
const longestOpenBody = 10_000

/**
 * Creates the HTTP side of the gateway: the API for library systems and admins under `/v1`, the addresses for partners,
 * health, `/openapi.json` and `/docs`. It keeps no state of its own: all state is in the store.
 *
 * @param services the other parts of the gateway
 * @returns an application for Node or a Worker; everything that is thrown in it is answered as a problem document
 */
export const createApp = (services: Services): Hono<ApiEnv> => {
  nameSchemas(services.protocols.entries)
  const app: ApiApp = new OpenAPIHono<ApiEnv>({
    defaultHook: createFaultHook((context) => operationInputs(context)),
  })
  const operationInputs: OperationInputs = createOperationInputs(app)
  app.onError(errorHandler(services))
  app.notFound(notFoundHandler)
  app.use(frameCalls(services))

  app.use(
    '/v1/*',
    auditCalls(services),
    methodNotAllowed({ app, onMethodNotAllowed: methodNotAllowedHandler }),
    authenticate(services),
    checkCalls(
      limitCalls(services),
      refuseForgedCalls(services),
      requirePermission,
      refuseParameters((context) =>
        isOpenPath(context.req.method, context.req.path) ? undefined : operationInputs(context)?.parameters,
      ),
    ),
    limitBody(({ req: { method, path } }) =>
      hasFileAsBody(method, path) ? null : isOpenPath(method, path) ? longestOpenBody : longestBody,
    ),
  )
  addRequests(app, services)
  addRequestFiles(app, services)
  addViews(app, services)
  addStatistics(app, services)
  addStatisticsExport(app, services)
  addFigureRequests(app, services)
  addNetworkComparison(app, services)
  addMonthlyReport(app, services)
  addBalances(app, services)
  addPatchRequest(app, services)
  addBulk(app, services)
  addBulkJobs(app, services)
  addParcels(app, services)
  addRelayedRequests(app, services)
  addLabel(app, services)
  addCitations(app, services)
  addPatronLookUp(app, services)
  addIlsCheck(app, services)
  addOpenUrl(app, services)
  addReturnSlip(app, services)
  addRotaCandidates(app, services)
  addEvents(app, services)
  addGatewayEvents(app, services)
  addDocumentRoutes(app, services)
  addConfigurationFaults(app, services)
  addConfigurationFile(app, services)
  addConfigurationReferences(app, services)
  addRestore(app, services)
  addPartnerState(app, services)
  addPartnerClosures(app, services)
  addUnmappedCodes(app, services)
  addEffectivePartner(app, services)
  addDirectoryEntries(app, services)
  addDirectoryImport(app, services)
  addDirectorySources(app, services)
  addPartnerHealth(app, services)
  addPartnerChecks(app, services)
  addTestLetters(app, services)
  addInboundViews(app, services)
  addAlarms(app, services)
  addLetters(app, services)
  addNotices(app, services)
  addRuleExplanations(app, services)
  addLocateTrial(app, services)
  addRotaTemplateTrial(app, services)
  addMailboxState(app, services)
  addDeliveries(app, services)
  addBulkDeliveries(app, services)
  addMessages(app, services)
  addBulkMessages(app, services)
  addWebhooks(app, services)
  addKeys(app, services)
  addUsers(app, services)
  addColleagues(app, services)
  addCopyrightDeclarations(app, services)
  addAudit(app, services)
  addPrivacy(app, services)
  addSession(app, services)
  addSecondStep(app, services)
  addFactors(app, services)
  addSignIn(app, services)
  addPasswords(app, services)
  const inbound = createInboundEndpoint(services)
  addPartnerEndpoints(app, services, inbound)
  addIlsEndpoint(app, services, inbound)
  addMailEndpoint(app, services, inbound)
  addPageStyle(app)
  addUnsubscribePages(app, services)
  addPatronPages(app, services)
  addRespond(app, services)
  addTestLetterPage(app, services)
  addInboundViewPage(app, services)
  addOnboardingPage(app, services)
  addFiles(app, services)
  addConsole(app, services.consoleFiles)
  addManual(app, services.manualFiles)
  addHealth(app, services)
  addMetrics(app, services)
  addDocs(app, services.settings.version, services.consoleFiles)
  return app
}
