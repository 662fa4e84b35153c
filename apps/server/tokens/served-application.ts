// The application, as providers ask for it.
import type { Application } from '../../../libs/application/ports/application.types.js';

/** A token that Nest finds by its class; the application itself is a plain object behind it. */
export abstract class ServedApplication extends (Object as unknown as abstract new () => Application) {}
