import { OpenAPIHono } from '@hono/zod-openapi'
import type { Hono } from 'hono'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { addAlarms } from './api/alarms.ts'
import { addAudit } from './api/audit.ts'
import { addCitations } from './api/citations.ts'
import { addColleagues } from './api/colleagues.ts'
import { addConfigurationFaults } from './api/configuration-faults.ts'
import { addConfigurationFile } from './api/configuration-file.ts'
import { addConfigurationReferences } from './api/configuration-references.ts'
import { addCopyrightDeclarations } from './api/copyright-declarations.ts'
import { addBulkDeliveries } from './api/deliveries/bulk.ts'
import { addDeliveries } from './api/deliveries.ts'
import { addDocumentRoutes } from './api/document-routes.ts'
import { addEvents } from './api/events.ts'
import { addGatewayEvents } from './api/gateway-events.ts'
import { addHealth } from './api/health.ts'
import { addIlsCheck } from './api/ils-check.ts'
import { addInboundViews } from './api/inbound-views.ts'
import { addKeys } from './api/keys.ts'
import { addLetters } from './api/letters.ts'
import { addLocateTrial } from './api/locate-trial.ts'
import { addMailboxState } from './api/mailboxes.ts'
import { addBulkMessages } from './api/messages/bulk.ts'
import { addMessages } from './api/messages.ts'
import { addMetrics } from './api/metrics.ts'
import { addNotices } from './api/notices.ts'
import { addOpenUrl } from './api/openurl.ts'
import { addPartnerChecks } from './api/partner-checks.ts'
import { addPartnerHealth } from './api/partner-health.ts'
import { addPartnerState } from './api/partners.ts'
import { addPasswords } from './api/passwords.ts'
import { addPatronLookUp } from './api/patron-look-up.ts'
import { addPrivacy } from './api/privacy.ts'
import { addBulk } from './api/requests/bulk.ts'
import { addLabel } from './api/requests/label.ts'
import { addPatchRequest } from './api/requests/patch-request.ts'
import { addRequests } from './api/requests.ts'
import { addRestore } from './api/restore.ts'
import { addReturnSlip } from './api/return-slip.ts'
import { addRuleExplanations } from './api/rule-explanations.ts'
import { addSession } from './api/session.ts'
import { addSignIn } from './api/sign-in.ts'
import { addTestLetters } from './api/test-letters.ts'
import { addUsers } from './api/users.ts'
import { addViews } from './api/views.ts'
import { addWebhooks } from './api/webhooks.ts'
import { auditCalls } from './auth/audit-calls.ts'
import { authenticate, isOpenPath, refuseForgedCalls, requirePermission } from './auth/authenticate.ts'
import type { ApiEnv } from './auth/principal.ts'
import { addConsole } from './console/console-pages.ts'
import { addIlsEndpoint } from './inbound/ils-endpoint.ts'
import { createInboundEndpoint } from './inbound/inbound-endpoint.ts'
import { addMailEndpoint } from './inbound/mail-endpoint.ts'
import { addPartnerEndpoints } from './inbound/partner-endpoints.ts'
import { limitBody } from './input/body.ts'
import { createFaultHook, refuseParameters } from './input/validation.ts'
import { limitCalls, showCallLimit } from './limits/call-limits.ts'
import { addManual } from './manual/manual-pages.ts'
import { addUnsubscribePages } from './notices/unsubscribe-pages.ts'
import { observeCalls } from './observe-calls.ts'
import { addDocs } from './openapi/docs.ts'
import { createQueryParameters, type QueryParameters } from './openapi/query-parameters.ts'
import { type ApiApp, nameSchemas } from './openapi/routes.ts'
import { addPageStyle } from './pages/page.ts'
import { addPatronPages } from './patron/patron-pages.ts'
import { addFiles } from './respond/files.ts'
import { addRespond } from './respond/respond.ts'
import { errorHandler, methodNotAllowedHandler, notFoundHandler } from './responses/error-handler.ts'
import { requestIds } from './responses/request-id.ts'
import { securityHeaders } from './responses/security-headers.ts'
import type { Services } from './services.ts'
import { addInboundViewPage } from './technicians/inbound-view-page.ts'
import { addTestLetterPage } from './technicians/test-letter-page.ts'

/** The longest body that the API takes, in bytes. */
const longestBody = 1_000_000
/** Of calls that anybody may make: an address, a password, a token. */
const longestOpenBody = 10_000

/**
 * Makes the HTTP side of the gateway: the API for library systems and admins under `/v1`, the addresses for partners,
 * health, `/openapi.json` and `/docs`. It holds nothing that matters: all of it is in the store.
 *
 * @param services what it needs from the other rooms
 * @returns an application for Node or a Worker; everything that is thrown in it is answered as a problem document
 */
export const createApp = (services: Services): Hono<ApiEnv> => {
  nameSchemas(services.protocols.entries)
  const app: ApiApp = new OpenAPIHono<ApiEnv>({
    defaultHook: createFaultHook((context) => queryParameters(context)),
  })
  const queryParameters: QueryParameters = createQueryParameters(app)
  app.onError(errorHandler(services))
  app.notFound(notFoundHandler)
  app.use(requestIds, observeCalls(services), securityHeaders(services.publicUrl))

  app.use(
    '/v1/*',
    auditCalls(services),
    showCallLimit,
    methodNotAllowed({ app, onMethodNotAllowed: methodNotAllowedHandler }),
    authenticate(services),
    limitCalls(services),
    refuseForgedCalls(services),
    requirePermission,
    refuseParameters((context) =>
      isOpenPath(context.req.method, context.req.path) ? undefined : queryParameters(context),
    ),
    limitBody(({ req }) => (isOpenPath(req.method, req.path) ? longestOpenBody : longestBody)),
  )
  addRequests(app, services)
  addViews(app, services)
  addPatchRequest(app, services)
  addBulk(app, services)
  addLabel(app, services)
  addCitations(app, services)
  addPatronLookUp(app, services)
  addIlsCheck(app, services)
  addOpenUrl(app, services)
  addReturnSlip(app, services)
  addEvents(app, services)
  addGatewayEvents(app, services)
  addDocumentRoutes(app, services)
  addConfigurationFaults(app, services)
  addConfigurationFile(app, services)
  addConfigurationReferences(app, services)
  addRestore(app, services)
  addPartnerState(app, services)
  addPartnerHealth(app, services)
  addPartnerChecks(app, services)
  addTestLetters(app, services)
  addInboundViews(app, services)
  addAlarms(app, services)
  addLetters(app, services)
  addNotices(app, services)
  addRuleExplanations(app, services)
  addLocateTrial(app, services)
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
  addFiles(app, services)
  addConsole(app, services.consoleFiles)
  addManual(app, services.manualFiles)
  addHealth(app, services)
  addMetrics(app, services)
  addDocs(app, services.settings.version, services.consoleFiles)
  return app
}
