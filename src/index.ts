export { type Config, readConfig } from './config.ts'
export { type RunningGateway, type StartOptions, startGateway } from './node.ts'
export { type Fault, Problem, type ProblemCode } from './problem.ts'
export { version } from './version.ts'
