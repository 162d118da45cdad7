import { z } from 'zod'
import { codeOrWords } from '../personal-data.ts'
import { text } from './text.ts'

const choices = (what: string) =>
  z
    .array(codeOrWords(text(200)))
    .max(20)
    .optional()
    .describe(what)

/** What a lender offers in place of what was asked for (ISO 18626:2021, retryInfo), each as the partner names it. */
export const RetryOffer = z.object({
  editions: choices('The editions that it has.'),
  volumes: choices('The volumes that it has.'),
  formats: choices('The formats in which it supplies.'),
  serviceType: z.enum(['loan', 'copy', 'copy_or_loan']).optional().describe('The type of service.'),
  serviceLevels: choices('The service levels that it keeps.'),
  deliveryMethods: choices('The ways in which it delivers.'),
  couriers: choices('The couriers that it uses.'),
  paymentMethods: choices('The ways in which it is paid.'),
  recordId: text(200).optional().describe('The id of the record that it proposes.'),
})
export type RetryOffer = z.infer<typeof RetryOffer>
