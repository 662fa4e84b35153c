// How a feature declares its settings, beside the code that reads them: for each variable of the environment its type and bounds, what
// stands when it is not given, and whether it is secret. libs/application/config joins them to the one schema.
import { z } from 'zod';

export type SettingsShape = Readonly<Record<string, z.ZodType>>;

/** The part of the configuration that a shape names: each value as the environment has it, checked by who reads it. */
export type Given<Shape extends SettingsShape> = { readonly [Name in keyof Shape]?: string | undefined };

/** `whole`: the value itself. `password`: an address, of which the password is. */
export type Secrecy = 'whole' | 'password';

export const textSetting = () => z.string().optional();
/** Says of a schema that its value is a secret. */
export const SECRET: { secrecy: Secrecy } = { secrecy: 'whole' };
export const secretSetting = () => z.string().optional().meta(SECRET);
/** An address that may hold a password. */
export const addressSetting = () =>
  z
    .string()
    .optional()
    .meta({ secrecy: 'password' satisfies Secrecy });
export const numberSetting = (standard: number, min: number, max: number) => z.coerce.number().min(min).max(max).default(standard);
export const wholeNumber = (standard: number, min: number, max: number) => z.coerce.number().int().min(min).max(max).default(standard);

/** What a setting may be, for people. */
export interface SettingBounds {
  /** What stands when it is not given. */
  standard: string | null;
  choices: readonly string[];
  min: number | null;
  max: number | null;
  secrecy: Secrecy | null;
}

export function boundsOf(setting: z.ZodType): SettingBounds {
  const { default: standard, enum: choices = [], minimum = null, maximum = null, ...meta } = z.toJSONSchema(setting, { io: 'input' });
  return {
    standard: standard === undefined ? null : String(standard),
    choices: choices as string[],
    min: minimum,
    max: maximum,
    secrecy: (meta['secrecy'] as Secrecy | undefined) ?? null,
  };
}
