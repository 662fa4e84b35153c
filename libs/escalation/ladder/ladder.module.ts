// Steps asked for ahead of their time, as HTTP.
import { Module } from '@nestjs/common';
import { LadderController } from './ladder.controller.js';

@Module({ controllers: [LadderController] })
export class LadderModule {}
