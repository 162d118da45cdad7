import { describe, expect, test } from 'vitest'
import { chooseWorkflow } from '../../src/borrowing/workflow/choose-workflow.ts'

const loan = { service: { type: 'loan' } } as const
const copy = { service: { type: 'copy' } } as const

describe('the workflow profile of a request', () => {
  test('is standard copy for copies and standard loan for anything else, where nobody names one', () => {
    expect(chooseWorkflow(copy, { library: {} })).toEqual({
      name: 'standard copy',
      namedBy: 'default',
      service: 'copy',
    })
    expect(chooseWorkflow(loan, { library: {} }).name).toBe('standard loan')
    expect(chooseWorkflow({ service: { type: 'copy_or_loan' } }, { library: {} }).name).toBe('standard loan')
  })

  test('is the most specific one that is named, the one for the service first', () => {
    const library = { workflow: 'library', workflows: { copy: 'library copies' } }
    const partner = { workflow: 'partner' }
    const partnerForLibrary = { workflows: { loan: 'ours loans' } }
    expect(chooseWorkflow(loan, { library })).toEqual({ name: 'library', namedBy: 'library' })
    expect(chooseWorkflow(copy, { library })).toEqual({
      name: 'library copies',
      namedBy: 'library',
      service: 'copy',
    })
    expect(chooseWorkflow({ ...copy, workflow: 'own' }, { library })).toEqual({
      name: 'own',
      namedBy: 'request',
    })
    expect(chooseWorkflow({ ...loan, workflow: 'own' }, { library, partner })).toEqual({
      name: 'partner',
      namedBy: 'partner',
    })
    const all = { library, partner, partnerForLibrary }
    expect(chooseWorkflow(loan, all)).toEqual({
      name: 'ours loans',
      namedBy: 'partner_for_library',
      service: 'loan',
    })
    expect(chooseWorkflow(copy, all).name).toBe('partner')
  })
})
