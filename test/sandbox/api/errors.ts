/** An answer of the OSM API that is not a success, with the server's own words. */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const notFound = (): ApiError => new ApiError(404, '');
export const gone = (message = ''): ApiError => new ApiError(410, message);
export const badRequest = (message: string): ApiError => new ApiError(400, message);
export const conflict = (message: string): ApiError => new ApiError(409, message);
export const precondition = (message: string): ApiError => new ApiError(412, `Precondition failed: ${message}`);
