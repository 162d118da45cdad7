import { WorkflowProfile } from '../../borrowing/workflow/workflow-profile.ts'
import { deleteWorkflow, saveWorkflow } from '../configuration.ts'
import { namedDocuments } from './named-documents.ts'

/** Adds the routes of workflow profiles: list, read, put, delete. */
export const addWorkflows = namedDocuments({
  kind: 'workflow',
  schema: WorkflowProfile,
  input: WorkflowProfile.partial({ name: true }),
  name: WorkflowProfile.shape.name,
  view: (profile) => profile,
  readers: 'everybody',
  path: '/v1/workflows',
  tag: 'Workflow profiles',
  operationNoun: 'Workflow',
  called: 'workflow profile',
  briefly: 'profile',
  aboutPut: 'The whole profile, by an admin; what is left out gets its default.',
  aboutDelete: 'Refused while a library or partner names it.',
  save: saveWorkflow,
  remove: deleteWorkflow,
})
