import { WorkflowProfile } from '../../borrowing/workflow/workflow-profile.ts'
import { defineKind } from '../kind.ts'

/** Workflow profiles. */
export const workflowKind = defineKind({
  kind: 'workflow',
  called: { one: 'workflow profile', many: 'workflow profiles' },
  section: 'workflows',
  code: WorkflowProfile.shape.code,
  codeMember: 'code',
  schema: WorkflowProfile,
  input: WorkflowProfile.partial({ code: true }).meta({ id: 'WorkflowProfileInput' }),
  references: () => [],
  api: {
    path: '/v1/workflows',
    tag: 'Workflow profiles',
    noun: 'Workflow',
    readers: 'everybody',
    aboutPut: 'The whole profile.',
    aboutDelete:
      'A request that names a profile which is gone all the same goes on under the built-in default.',
  },
})
