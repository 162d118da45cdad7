/** Values that examples name. A test puts the values of its gateway in their place. */
export const samples = {
  request: 'ABC-2K7Q9M4X',
  delivery: '01KAT7M3E8Q4V9ZB5N2C6DRXWH',
  message: '01KAT7P5J0W8F3YH1S6G4KTAQE',
  review: '01KAT7R9B2X6D5NC8V3M1PZQHJ',
  file: '3f8a0c5d7e91b246',
  event: 'ABC-12-8f3a01bc',
  cursor: '12-8f3a01bc',
  key: '5c1e8b90d34f7a26',
  user: '7b2f4d9e01c85a36c4e8f012',
  token: 'Zp3vW8yKq1TnR6sXb0LcUdGf4hJm7oAe9iDx2kVtQ5w',
  answerToken: 'k4Xw9ZbT2mPqR7sVn1LcUdGf5hJy8oAe3iDx6kWtQ0v',
  fileToken: '9f2c51b8e07d4a36c1e8f5027b9d3a64e0c7f18b52d93a6f4e817c05b2d9ea31',
  partnerSecret: 'nordby-secret-in-the-path-1',
  ilsSecret: 'ils-secret-in-the-path-2026',
  mailSecret: 'mail-secret-in-the-path-2026',
  password: 'mossy-lantern-9-orbit-fjord',
} as const
