import { openWithSteps } from './open-with-steps.ts'
import { sampleSteps } from './sample-steps.ts'

/** Upgrades a store and kills itself, as nothing can be caught, at the record that its second argument counts to. */
const [address = '', at = '', later = ''] = process.argv.slice(2)
let seen = 0
const steps = sampleSteps(2, () => {
  seen += 1
  if (seen === Number(at)) process.kill(process.pid, 'SIGKILL')
})
const store = await openWithSteps(JSON.parse(address), steps, undefined, Number(later))
await store.close()
