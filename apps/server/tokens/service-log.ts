// Where the service says what its operator must know.

export type Report = (line: string) => void;

export abstract class ServiceLog {
  abstract readonly report: Report;
}
