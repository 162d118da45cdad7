export type { Case, CaseResult, Exchange, Outcome, Settings } from './case.ts'
export {
  certifyIso18626Requester,
  certifyIso18626Supplier,
  certifyLibrarySystem,
  certifyNcipRequester,
  certifyNcipSupplier,
  type LibraryRun,
  type RequesterRun,
  type SupplierRun,
} from './certify-supplier.ts'
export { controllingDesk, type Desk, type DeskStep, deskSteps, promptingDesk } from './desk.ts'
export { librarySystem } from './ils/library-suite.ts'
export { iso18626Requester } from './iso18626/requester-suite.ts'
export { iso18626Supplier } from './iso18626/supplier-suite.ts'
export { ncipRequester } from './ncip/requester-suite.ts'
export { ncipSupplier } from './ncip/supplier-suite.ts'
export { type ReportForm, reportForms } from './report/forms.ts'
export type { Report } from './report/report.ts'
export { type CertifyArguments, CertifyError, certifyArguments, runCertify } from './run-certify.ts'
export { stopBySignals } from './stop-signals.ts'
export type { VendorDocument } from './vendor-document.ts'
