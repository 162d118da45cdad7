import type { Request } from './request.ts'

/** The public status: a pure projection of the request's regions. */
export const projectStatus = (request: Request): string => request.stage
