package io.dealtrail.worklist;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class TaskRacesOnH2Test extends TaskRaces {}
