// Silences, as HTTP.
import { Module } from '@nestjs/common';
import { SilenceController } from './silence.controller.js';

@Module({ controllers: [SilenceController] })
export class SilenceModule {}
