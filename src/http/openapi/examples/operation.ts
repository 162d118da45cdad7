import type { Examples } from './example.ts'

/** Examples of what runs the gateway, and of documents that are deleted. */
export const operationExamples: Examples = {
  getHealth: { status: 200 },
  getReadiness: { status: 200 },
  deleteAlarmRule: { parameters: { code: 'partner-paused' }, status: 204 },
  deleteWebhook: { parameters: { code: 'ils' }, status: 204 },
  deleteMailbox: { parameters: { code: 'main' }, status: 204 },
  deleteIls: { parameters: { code: 'ABC' }, status: 204 },
  deleteRotaTemplate: { parameters: { code: 'neighbours' }, status: 204 },
  deleteLocateProfile: { parameters: { code: 'union-catalogue' }, status: 204 },
  deleteWorkflow: { parameters: { code: 'fast' }, status: 204 },
  deleteVendor: { parameters: { code: 'meridian' }, status: 204 },
  deletePartner: { parameters: { code: 'NORDBY' }, status: 204 },
  deleteLibrary: { parameters: { code: 'ABC' }, status: 204 },
  getRestore: { status: 200 },
  releaseRestore: { body: { partners: ['NORDBY'], how: 'reconcile' }, status: 200 },
}
