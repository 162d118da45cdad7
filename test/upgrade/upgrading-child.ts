import { openWithSteps } from './open-with-steps.ts'
import { sampleSteps } from './sample-steps.ts'

/** Upgrades a store by one sample step, and prints how many records it looked at and what it reported. */
const [address = ''] = process.argv.slice(2)
let looked = 0
const reports: string[] = []
const steps = sampleSteps(1, () => {
  looked += 1
})
const store = await openWithSteps(JSON.parse(address), steps, (message) => void reports.push(message))
await store.close()
process.stdout.write(JSON.stringify({ looked, reports }))
